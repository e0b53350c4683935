"""The sections of an incident's page with controls beside every value, report, finding and link."""

from collections.abc import Iterable, Sequence
from typing import Any

from rashomon.desk.acting import FIGURES
from rashomon.desk.forms import Desk, controls, state
from rashomon.desk.render import key_of
from rashomon.desk.things import Thing, things
from rashomon.formats.dossier.sections import DossierSections
from rashomon.formats.dossier.view import DossierView
from rashomon.formats.markup import Html, el, join
from rashomon.model import Count, CrossFinding, Evidence, Judgement, Link, Report, Subject, Value, Version

_HEAD = {"time": "day", "place": "place", "stage": "stage"}  # of the incident, by the name of the version


class JudgedSections(DossierSections):
    """The sections of one incident that people judge; `judged` are the judgements in force on its reports, `whole` those on itself."""

    def __init__(
        self,
        view: DossierView,
        desk: Desk,
        id: str,
        judged: dict[str, tuple[Judgement, ...]],
        whole: Iterable[Judgement],
    ) -> None:
        super().__init__(view, "i1", "h3")
        self.desk = desk
        self.id = id
        self.whole = list(whole)
        self._things = {
            document: things(reading, judged.get(document, ())) for document, reading in view.dossier.readings.items()
        }

    def value_cell(self, version: Version, value: Value) -> Html:
        """Return a value with what people decided of it and what can be decided."""
        said = super().value_cell(version, value)
        found = self.underlying(version, value)
        told = state(j for thing in found for j in thing.judged)
        if not self.desk.user.may("coder"):
            return join([said, told])
        label = f"{self.view.heading(version)} {self.view.value(version, value)}"
        parts = [self._choose(version, value, label)]
        if len(found) == 1:
            parts.append(controls(self.desk, found[0].subject, found[0].values, label))
        elif found:
            parts.append(self._reject_all(found, label))
        return join([said, el("span", *parts, class_="decide"), told])

    def underlying(self, version: Version, value: Value) -> list[Thing]:
        """Return the claims and participants that a value rests on."""
        found = [self._thing(version.property, evidence) for evidence in value.evidence]
        return list({thing.key + thing.subject.document: thing for thing in found if thing}.values())

    def _thing(self, name: str, evidence: Evidence) -> Thing | None:
        for thing in self._things.get(evidence.document, ()):
            same = thing.subject.span == evidence.span and thing.subject.name == name
            if same and thing.subject.kind in ("claim", "participant"):
                return thing
        return None

    def _choose(self, version: Version, value: Value, label: str) -> Html:
        """Return the button that makes a value the incident's own."""
        field, name = self._decides(version)
        if field is None:
            return Html()
        said = _typed(value.value)
        hidden = [
            el("input", type="hidden", name=key, value=given)
            for key, given in (("field", field), ("name", name), ("value", said))
            if given
        ]
        told = f"Take for the incident: {label}"
        return self.desk.form(f"/incidents/{self.id}/decide", *hidden,
                              el("button", "✓ take", class_="do take", title=told, aria_label=told))  # fmt: skip

    def _decides(self, version: Version) -> tuple[str | None, str | None]:
        if version.property in FIGURES and version.party is None and self._is_total(version):
            return "figure", version.property
        return _HEAD.get(version.property), None

    def _is_total(self, version: Version) -> bool:
        """Tell whether a figure counts all: nobody is named whom it counts, or no report counts anybody else."""
        alike = [v for v in self.view.dossier.versions if v.property == version.property and v.party is None]
        return version.group is None or len(alike) == 1

    def _reject_all(self, found: Sequence[Thing], label: str) -> Html:
        subjects = [el("input", type="hidden", name="subject", value=key_of(thing.subject)) for thing in found]
        told = f"Misread, in {len(found)} reports: {label}"
        return self.desk.form("/judge", *subjects, el("button", "✗", name="decision", value="reject", class_="do reject", title=told,
                              aria_label=told))  # fmt: skip

    def report_row(self, report: Report) -> Html:
        """Return one report with its page and with the button that takes it out of the incident."""
        row = super().report_row(report)
        open_ = el("a", "read and judge", href=f"/reports/{report.document}", class_="open")
        if not self.desk.user.may("coder") or len(self.view.reports) < 2:
            return _within(row, open_)
        told = f"Take report {self.view.mark(report.document)} out of this incident"
        out = self.desk.form(f"/incidents/{self.id}/split", el("input", type="hidden", name="report", value=report.document),
                             el("button", "take out", class_="do split", title=told, aria_label=told))  # fmt: skip
        return _within(row, el("span", open_, out, class_="decide"))

    def finding_row(self, finding: CrossFinding) -> Html:
        """Return one finding with right and wrong."""
        row = super().finding_row(finding)
        if not finding.evidence or not self.desk.user.may("coder"):
            return row
        first = finding.evidence[0]
        subject = Subject("incident", "finding", first.document, first.span, finding.check)
        mine = [j for j in self.whole if j.subject == subject]
        return _within(
            row, el("span", _right_or_wrong(self.desk, subject, finding.message), state(mine), class_="decide")
        )

    def link_row(self, link: Link, left: str, right: str) -> tuple[str, str, str, str]:
        """Return the cells of one link, in the last whoever decided and what else can be decided."""
        ends, decided, why, by = super().link_row(link, left, right)
        if not self.desk.user.may("coder"):
            return ends, decided, why, by
        return ends, decided, why, join([by, " ", self.link_forms(link)])

    def link_forms(self, link: Link) -> Html:
        """Return what can be decided of a link."""
        wanted = {"same": ("=", "They are one"), "different": ("≠", "They are two")}
        if link.score is None:
            wanted = {"unsure": ("undo", "Take back what was decided of the two")}
        ends = [
            el("input", type="hidden", name=name, value=ref)
            for name, ref in (("left", link.left), ("right", link.right))
        ]
        buttons = [el("button", sign, name="decision", value=decision, title=told, aria_label=told, class_="do")
                   for decision, (sign, told) in wanted.items()]  # fmt: skip
        return self.desk.form("/links", *ends, *buttons)


def _right_or_wrong(desk: Desk, subject: Subject, label: str) -> Html:
    buttons = [el("button", sign, name="decision", value=decision, class_=f"do {decision}", title=f"{told}: {label}",
                  aria_label=f"{told}: {label}")
               for decision, sign, told in (("accept", "✓", "Right"), ("reject", "✗", "Wrong"))]  # fmt: skip
    return desk.form("/judge", el("input", type="hidden", name="subject", value=key_of(subject)), *buttons)


def _within(row: Html, more: Html) -> Html:
    """Return a list item with something more at its end."""
    return Html(row.removesuffix("</li>") + more + "</li>")


def _typed(value: Any) -> str:  # noqa: ANN401 - a Count, words or a truth value
    """Return a value as it is typed."""
    if isinstance(value, Count):
        if value.high is None:
            return f"at least {value.low:g}"
        return f"{value.low:g}" if value.low == value.high else f"{value.low:g}-{value.high:g}"
    return str(value)
