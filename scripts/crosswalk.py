"""Write docs/crosswalk.md: what each scheme calls the events that we tell apart, by the rules of rashomon.ontology.codes."""

from collections.abc import Iterator
from pathlib import Path

from rashomon.ontology.codes import Facets, codes, gtd_target
from rashomon.ontology.crosswalks import code_list

OUT = Path(__file__).parents[1] / "docs" / "crosswalk.md"
HEAD = """# Crosswalk

What PLOVER, ACLED, GTD, CAMEO and MUC-4 call an event, as `codes` of a reading have it. Written by `python scripts/crosswalk.py` from the
rules of `rashomon.ontology.codes` over the code lists of `rashomon/ontology/crosswalks/*.toml`; names and codes are the schemes', the
wording of rules is ours. A dash: the scheme does not code it.
"""
SITUATIONS: tuple[tuple[str, Facets], ...] = (
    ("attack, nobody armed struck", Facets("ASSAULT", killed=True)),
    ("attack on soldiers, police or fighters on duty", Facets("ASSAULT", armed_target=True, killed=True)),
    ("fighting between two armed sides", Facets("ASSAULT", two_sided=True, families=frozenset({"battle"}))),
    ("shelling during such fighting", Facets("ASSAULT", frozenset({"heavy-weapons"}), two_sided=True, families=frozenset({"battle"}))),
    ("ground taken by the state's side", Facets("ASSAULT", territory="state")),
    ("ground taken by others", Facets("ASSAULT", territory="other")),
    ("ground handed over", Facets("ASSAULT", territory="handed over")),
    ("drone or rocket stopped, nobody hurt", Facets("ASSAULT", frozenset({"drone"}), "intercepted")),
    ("drone or rocket stopped, but somebody hurt", Facets("ASSAULT", frozenset({"drone"}), "intercepted", injured=True)),
    ("failed attempt on a named person", Facets("ASSAULT", frozenset({"targeted"}), "attempted", named_target=True)),
    ("attack by a crowd outside a demonstration", Facets("ASSAULT", frozenset({"beat"}), mob=True)),
    ("two crowds fighting outside a demonstration", Facets("PROTEST", frozenset({"riot"}), mob=True)),
    ("air strike by a state", Facets("ASSAULT", frozenset({"aerial"}), by_state=True)),
    ("demonstration, peaceful", Facets("PROTEST", frozenset({"demo"}))),
    ("demonstration, dispersed or people detained", Facets("PROTEST", frozenset({"demo"}), dispersed=True)),
    ("demonstration, people shot, beaten or badly hurt", Facets("PROTEST", frozenset({"demo"}), harmed_demonstrators=True)),
    ("demonstration, violent or destructive", Facets("PROTEST", frozenset({"riot"}))),
    ("arrest of demonstrators", Facets("COERCE", frozenset({"arrest"}), of_demonstrators=True)),
    ("arrest by an armed group", Facets("COERCE", frozenset({"arrest"}), by_armed_group=True)),
    ("weapons found or defused", Facets("COERCE", disrupted=True)),
    ("ceasefire, peace talks, exchange of prisoners", Facets("RETREAT", frozenset({"ceasefire"}), families=frozenset({"ceasefire"}))),
    ("planned or denied attack", Facets("ASSAULT", frozenset({"explosives"}), "planned")),
)  # fmt: skip


def page() -> str:
    """Return the page."""
    return "\n".join((HEAD, *_situations(), "", *_modes(), "", *_weapons(), "", *_targets())) + "\n"


def _situations() -> Iterator[str]:
    yield from ("## By what happened", "", *_head("what happened"))
    yield from (_row(words, facets) for words, facets in SITUATIONS)


def _modes() -> Iterator[str]:
    yield from (
        "## By PLOVER type and mode",
        "",
        "Where nothing else is known of the event.",
        "",
        *_head("type and mode"),
    )
    for type, known in code_list("plover")["types"].items():
        for mode in known["modes"] or ["-"]:
            yield _row(f"{type} {mode}".removesuffix(" -"), Facets(type, frozenset({mode} - {"-"})))


def _weapons() -> Iterator[str]:
    yield from ("## By weapon", "", "| weapon | ACLED | GTD weapon type |", "| --- | --- | --- |")
    remote, gtd = code_list("acled")["remote"], code_list("gtd")
    for leaf, number in gtd["weapons"].items():
        yield f"| {leaf.replace('_', ' ')} | {remote.get(leaf, '-')} | {number} {gtd['weaptype'][str(number)]} |"


def _targets() -> Iterator[str]:
    yield from (
        "## By target",
        "",
        "The first that fits counts.",
        "",
        "| target | GTD target type | subtype |",
        "| --- | --- | --- |",
    )
    gtd = code_list("gtd")
    for kind in gtd["targets"]:
        number, sub = gtd_target(frozenset({kind}))
        told = f"{sub} {gtd['targsubtype'][str(sub)]}" if sub else "-"
        yield f"| {kind.replace('_', ' ')} | {number} {gtd['targtype'][str(number)]} | {told} |"


def _head(first: str) -> tuple[str, str]:
    return f"| {first} | ACLED | GTD attack, weapon | CAMEO | MUC-4 |", "| --- | --- | --- | --- | --- |"


def _row(words: str, facets: Facets) -> str:
    found = {name: code for name, code in codes(facets).items() if isinstance(code, dict)}
    acled, gtd, muc = found.get("acled", {}), found.get("gtd", {}), found.get("muc4", {})
    cells = (
        words,
        " / ".join(filter(None, (acled.get("event_type"), acled.get("sub_event_type")))) or "-",
        ", ".join(filter(None, (gtd.get("attack_type"), gtd.get("weapon_type")))) or "-",
        str(codes(facets).get("cameo", "-")),
        ", ".join(filter(None, (muc.get("type"), muc.get("stage")))) or "-",
    )
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    OUT.write_text(page(), encoding="utf-8")
