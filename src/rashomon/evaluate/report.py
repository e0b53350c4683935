"""Results for people (a table, misses with their words marked) and for machines (JSON)."""

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rashomon.evaluate.run import Result
from rashomon.evaluate.scores import Figure
from rashomon.evaluate.task import Miss
from rashomon.model import Span

SCHEMA = "rashomon.evaluation/1"
AROUND = 60  # characters of context on either side of the words of a miss
GAP = " … "
SHOWN = 12  # counts under a table; where there are more they stand in the JSON alone


def to_text(result: Result) -> str:
    """Return the table of one result: each figure in per cent with its 95 % interval, then the counts."""
    wide = max(map(len, result.figures))
    unit = result.unit.removesuffix("s") if result.units == 1 else result.unit
    lines = [f"{result.task} on {result.data}: {result.units} {unit} (sha256 {result.sha256[:12]}…)"]
    lines += [f"  {name.replace('_', ' '):{wide}}  {_percent(figure)}" for name, figure in result.figures.items()]
    if len(result.counts) <= SHOWN:
        lines.append("  counts: " + ", ".join(f"{name} {value:g}" for name, value in result.counts.items()))
    return "\n".join(lines) + "\n"


def to_json(result: Result) -> dict[str, Any]:
    """Return one result as JSON values, schema `rashomon.evaluation/1`; a figure that nothing was asked for is null."""
    row = {"schema": SCHEMA, **asdict(result)}
    row["figures"] = {name: _plain(figure) for name, figure in result.figures.items()}
    return row


def dumps(row: object) -> str:
    """Return indented JSON text."""
    return json.dumps(row, ensure_ascii=False, allow_nan=False, indent=1)


def miss_text(unit: str, miss: Miss) -> str:
    """Return one miss for a person: what it is, what made it, and its words in their context, in ⟦brackets⟧."""
    by = f"  [{miss.by}]" if miss.by else ""
    words = context(miss.text, miss.spans)
    return f"{unit}: {miss.kind}: {miss.told}{by}\n" + (f"    {words}\n" if words else "")


def miss_json(unit: str, miss: Miss) -> dict[str, Any]:
    """Return one miss as JSON values."""
    return {
        "unit": unit, "kind": miss.kind, "told": miss.told, "by": miss.by,
        "spans": [list(span) for span in miss.spans], "context": context(miss.text, miss.spans),
    }  # fmt: skip


def summary(misses: Iterable[Miss]) -> str:
    """Return how many misses of each kind each part made, most first."""
    many = Counter((miss.kind, miss.by or "–") for miss in misses)
    return "".join(f"  {count:6} {kind:7} {by}\n" for (kind, by), count in many.most_common())


def context(text: str, spans: Iterable[Span]) -> str:
    """Return the words of the spans in ⟦brackets⟧ with what stands around them, on one line; without spans how the text begins.

    >>> context("Two men died in Lima on Monday.", [Span(16, 20)])
    'Two men died in ⟦Lima⟧ on Monday.'
    """
    parts: list[str] = []
    at = 0
    for span in sorted(set(spans)):
        if span.start < at:  # inside the words before
            continue
        between = text[at : span.start]
        if not parts and len(between) > AROUND:
            between = GAP + between[-AROUND:]
        elif len(between) > 2 * AROUND:
            between = between[:AROUND] + GAP + between[-AROUND:]
        parts += [between, f"⟦{span.of(text)}⟧"]
        at = span.end
    if not parts:
        return " ".join((text[: 3 * AROUND] + (GAP if len(text) > 3 * AROUND else "")).split())
    after = text[at : at + AROUND] + (GAP if at + AROUND < len(text) else "")
    return " ".join(("".join(parts) + after).split())


def _percent(figure: Figure) -> str:
    if math.isnan(figure.value):
        return "    –   nothing to tell"
    between = "" if math.isnan(figure.low) else f"  ({100 * figure.low:.1f}–{100 * figure.high:.1f})"
    return f"{100 * figure.value:5.1f}{between}"


def _plain(figure: Figure) -> dict[str, float | None]:
    return {name: None if math.isnan(value) else value for name, value in asdict(figure).items()}
