"""Every check over a dossier fires on reports with its fault and is silent on reports without."""

from dataclasses import replace

import pytest

import factory as f
from rashomon.checks.across import cross_check, run
from rashomon.model import Dossier, Evidence, Incident, Name, Reading, Report, Span, Spelling, Value, Version


def report(id: str, text: str, published: str = "2024-05-14", **layers) -> tuple[Report, Reading]:
    document = f.doc(text, id=id, published=published, publisher=f"{id}.example")
    built = {name: make(document) for name, make in layers.items()}
    return Report(id, "e1", publisher=f"{id}.example", published=published), f.reading(document, **built)


def dossier(*rows: tuple[Report, Reading], **fields) -> Dossier:
    reports = tuple(r for r, _ in rows)
    return Dossier("x", Incident("ASSAULT"), reports, readings={r.document: reading for r, reading in rows}, **fields)


def value(amount, *reports: str, sources: int = 1, **fields) -> Value:
    counted = isinstance(amount, int) and not isinstance(amount, bool)
    evidence = tuple(Evidence(r, Span(0, 1), "x") for r in reports)
    return Value(f.count(amount) if counted else amount, reports=reports, sources=sources, evidence=evidence, **fields)


def versions(property: str, *values: Value, agree: bool = False, **fields) -> tuple[Version, ...]:
    return (Version(property, values=values, agree=agree, **fields),)


def plain(id: str, published: str = "2024-05-14") -> tuple[Report, Reading]:
    return report(id, f"Report {id}.", published)


def quoting(id: str, words: str) -> tuple[Report, Reading]:
    text = f'Mayor Ana Duarte said: "{words}"'
    return report(
        id,
        text,
        actors=lambda d: (f.actor(d, "a1", "Ana Duarte", kind="person"),),
        statements=lambda d: (f.statement(d, "s1", words, quoted=(words,), speaker="a1", kind="direct"),),
    )


def market(id: str, town: str, weapon: str, killed: str, published: str = "2024-05-14") -> tuple[Report, Reading]:
    text = (
        f"A {weapon} attack killed {killed} people in a crowded market in {town} on Monday morning, the district hospital said. "
        "Shopkeepers ran for cover and the main road to the capital was closed until the evening. No group said it was behind it."
    )
    return report(
        id,
        text,
        published,
        places=lambda d: (f.place(d, "p1", town, kind="city"),),
        counts=lambda d: (f.counted(d, "c1", killed, 1, unit="people"),),
    )


def targeted(id: str, name: str) -> tuple[Report, Reading]:
    text = f"Gunmen shot at {name} in Recife."
    return report(
        id,
        text,
        actors=lambda d: (f.actor(d, "a1", name, kind="person"),),
        events=lambda d: (f.event(d, "e1", "ASSAULT", "shot", participants=(f.part(d, "target", name, "a1"),)),),
    )


def names(*rows: tuple[str, dict[str, tuple[str, ...]]]) -> tuple[Name, ...]:
    return tuple(Name(n, "person", tuple(Spelling(t, r) for t, r in forms.items())) for n, forms in rows)


COUNCIL = report(
    "a",
    "The council of Torvale voted on Tuesday to close the old swimming baths in Mill Street. Councillor Edith Marlow said the roof "
    "would cost £900,000 to repair. Swimmers had asked the council to keep the baths open until a new pool is built in Ashby. "
    "“We have swum here since 1962,” said Graham Tull of the Torvale Otters, a club with 140 members.",
)
DUARTE = names(("Ana Duarte", {"Ana Duarte": ("a", "b", "c")}))
THREE = (plain("a"), plain("b"), plain("c"))
FIRES = {
    "altered_copy.v1": dossier(market("a", "Homs", "rocket", "nine"), market("b", "Hama", "mortar", "nine")),
    "copied_text.v1": replace(
        dossier(*THREE), reports=(Report("a"), Report("b", copy_of="a", copy_why="9 of 10 words"))
    ),
    "date_mismatch.v1": dossier(
        *THREE, versions=versions("time", value("2024-05-13", "a", "b", sources=2), value("2024-05-09", "c"))
    ),
    "figures_differ.v1": dossier(*THREE, versions=versions("killed", value(7, "a"), value(9, "b"))),
    "outlier.v1": dossier(*THREE, versions=versions("killed", value(7, "a", "b", sources=2), value(70, "c"))),
    "place_mismatch.v1": dossier(
        *THREE, versions=versions("place", value("Homs", "a", "b", sources=2), value("Tunis", "c"))
    ),
    "quote_drift.v1": dossier(
        quoting("a", "The rockets of treason will not shake our brave forces"),
        quoting("b", "Missiles of betrayal will never deter our brave troops"),
    ),
    "revised.v1": dossier(
        *THREE, versions=versions("weapons_count", value(3, "a", replaced_by=f.count(2)), value(2, "b"))
    ),
    "spelling_variants.v1": dossier(
        *THREE, names=names(("Muammar Gaddafi", {"Muammar Gaddafi": ("a",), "Col. Qaddafi": ("b",)}))
    ),
    "stale.v1": dossier(
        plain("a", "2024-05-14"),
        plain("b", "2024-05-15"),
        plain("c", "2024-05-17"),
        versions=versions("killed", value(48, "a", "c", replaced_by=f.count(34)), value(34, "b")),
    ),
    "unsupported.v1": dossier(COUNCIL, report("b", "Swimming baths in Graham Tull are to be closed.")),
    "wrong_name.v1": dossier(
        targeted("a", "Ana Duarte"),
        targeted("b", "Ana Duarte"),
        targeted("c", "Pedro Salgueiro"),
        names=DUARTE,
        versions=versions("target", value("Ana Duarte", "a", "b", sources=2), value("Pedro Salgueiro", "c")),
    ),
}
SILENT = {
    "altered_copy.v1": dossier(
        market("a", "Homs", "rocket", "nine"),
        report(
            "b", "Nine people died in Hama when mortars fell on a market, a doctor in the town told us by telephone."
        ),
    ),
    "copied_text.v1": dossier(*THREE),
    "date_mismatch.v1": dossier(*THREE, versions=versions("time", value("2024-05-13", "a"), value("2024-05-09", "c"))),
    "figures_differ.v1": dossier(
        *THREE, versions=versions("killed", value(7, "a", replaced_by=f.count(9)), value(9, "b"))
    ),
    "outlier.v1": dossier(*THREE, versions=versions("killed", value(7, "a", "b", sources=1), value(70, "c"))),
    "place_mismatch.v1": dossier(
        *THREE, versions=versions("place", value("Homs", "a", "b", sources=2), value("Old City", "c"), agree=True)
    ),
    "quote_drift.v1": dossier(
        quoting("a", "The rockets of treason will not shake our brave forces"),
        quoting("b", "will not shake our brave forces"),
    ),
    "revised.v1": dossier(*THREE, versions=versions("weapons_count", value(3, "a"), value(2, "b"))),
    "spelling_variants.v1": dossier(
        *THREE,
        names=names(
            ("Saad Maan", {"Major General Saad Maan": ("a",), "Maj. Gen. Saad Maan": ("b",), "Maan's": ("c",)})
        ),
    ),
    "stale.v1": dossier(
        *THREE, versions=versions("killed", value(48, "a", "c", replaced_by=f.count(34)), value(34, "b"))
    ),
    "unsupported.v1": dossier(COUNCIL, report("b", "Swimming baths in Torvale are to be closed.")),
    "wrong_name.v1": dossier(
        targeted("a", "Ana Duarte"),
        targeted("b", "Ana Duarte"),
        targeted("c", "Anna Duarte"),
        names=DUARTE,
        versions=versions("target", value("Ana Duarte", "a", "b", sources=2), value("Anna Duarte", "c")),
    ),
}


def fired(rows: Dossier) -> set[str]:
    return {finding.check for finding in run(rows)}


def test_every_check_has_its_dossiers():
    assert set(cross_check) == set(FIRES) == set(SILENT)


@pytest.mark.parametrize("name", sorted(FIRES))
def test_a_check_fires_on_its_fault(name):
    assert name in fired(FIRES[name])


@pytest.mark.parametrize("name", sorted(SILENT))
def test_a_check_is_silent_without_it(name):
    assert name not in fired(SILENT[name])


def test_an_altered_copy_names_each_changed_field_with_both_wordings():
    (found,) = (x for x in run(FIRES["altered_copy.v1"]) if x.check == "altered_copy.v1")
    assert found.fields == ("place", "weapon")
    assert "“Homs” against “Hama”" in found.message
    assert {(e.document, e.text) for e in found.evidence} >= {
        ("a", "Homs"),
        ("b", "Hama"),
        ("a", "rocket"),
        ("b", "mortar"),
    }


def test_a_toll_brought_up_to_date_is_only_a_note():
    updated = dossier(market("a", "Homs", "rocket", "nine"), market("b", "Homs", "rocket", "eleven", "2024-05-16"))
    assert [x.severity for x in run(updated) if x.check == "altered_copy.v1"] == ["note"]


def test_findings_do_not_depend_on_the_order_of_reports():
    rows = FIRES["altered_copy.v1"]
    assert run(replace(rows, reports=rows.reports[::-1])) == run(rows)
