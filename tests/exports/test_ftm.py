"""FollowTheMoney: entities and statements as its own library reads them."""

import io

import pytest

import dossiers
from exports_by_hand import incident
from rashomon.exports import Table, get_scheme, get_writer

ftm = pytest.importorskip("followthemoney")


def proxies(*made):
    rows = Table(get_scheme("ftm.entities"), made)
    return [ftm.model.get_proxy(row, cleaned=False) for row in rows]


def test_every_value_of_every_entity_is_one_that_the_library_takes():
    for row in Table(get_scheme("ftm.entities"), [dossiers.blast(), dossiers.alone()]):
        schema = ftm.model.get(row["schema"])
        assert set(schema.required) <= set(row["properties"])
        for name, values in row["properties"].items():
            assert [schema.get(name).type.clean(value) for value in values] == values, (row["schema"], name)


def test_an_incident_its_reports_and_who_takes_part():
    told = incident("Drones hit the home of Salim Hadi.", {}, [("target", "Salim Hadi", "a1")],
                    [("a1", "Salim Hadi", {"kind": "person", "country": "IRQ", "sectors": ("GOV",)})])  # fmt: skip
    found = {proxy.schema.name: proxy for proxy in proxies(told)}
    event, person, article, link = (found[name] for name in ("Event", "Person", "Article", "Documentation"))
    assert (event.first("date"), event.first("country"), event.first("location")) == ("2021-11-05", "iq", "Baghdad")
    assert event.get("involved") == [person.id]
    assert event.get("proof") == [article.id] == link.get("document")
    assert (article.first("publisher"), article.first("publishedAt")) == ("Tigris Post", "2021-11-07")
    assert link.get("entity") == [event.id]


def test_an_entity_stands_once_whatever_it_takes_part_in():
    ids = [proxy.id for proxy in proxies(dossiers.blast(), dossiers.blast())]
    assert len(ids) == len(set(ids))


def test_statements_keep_rival_values_with_their_outlets():
    statements = pytest.importorskip("followthemoney.statement.serialize")
    out = io.BytesIO()
    table = Table(get_scheme("ftm.statements"), [dossiers.blast()])
    get_writer("csv").write([table], out)
    found = list(statements.read_csv_statements(io.BytesIO(out.getvalue())))
    assert len(found) == len(list(table))
    summaries = {(s.dataset, s.value) for s in found if s.prop == "summary"}
    assert ("sahel_wire", "killed (people): 4, according to police") in summaries
    assert any(dataset == "continental_mirror" and "9" in value for dataset, value in summaries)
    for statement in found:
        assert statement.id == statement.generate_key()
        assert statement.prop_type == ftm.model.get("Event").get(statement.prop).type.name
