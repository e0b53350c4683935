"""What every store does, whatever keeps the rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Protocol

from rashomon.model import Capture, Coding, Engine, Judgement, Link, RecordError
from rashomon.store.desk_nouns import Access, Cell, Person, Saved, Selection, Session, Stamp, Summary, Token, Totals
from rashomon.store.nouns import ANY, Block, Entry, EventRow, Headline, Hit, Listing, Put, Seen, Where
from rashomon.store.watch_nouns import Alert, Visit


class Store(Protocol):
    """Reports, their readings, how their events are joined, and what people decided.

    References are `model.Ref` as text. Whatever fails (a lock that is not given up, a full disk, a lost connection) is a ConfigError,
    and nothing of the batch is kept.
    """

    name: str

    def batch(self) -> AbstractContextManager[None]:
        """One transaction: everything in it is kept or nothing is. Batches of several processes wait for each other."""

    # reports

    def known(self, documents: Collection[str], engine: Engine) -> set[str]:
        """Return which of these documents this very engine (name, version, configuration) has read."""

    def put(self, entries: Sequence[Entry]) -> Put:
        """Keep reports with their readings. What is there already is passed over; a reading by another engine is one more row."""

    def see(self, seen: Iterable[Seen]) -> None:
        """Keep where and when reports were got, where that is not yet known: one more row for a uri whose bytes or reader changed."""

    def latest(self, uri: str, engine: Engine) -> Capture | None:
        """Return the newest capture of a uri; None also where another engine read it, for then it is to be read again."""

    def fail(self, errors: Iterable[RecordError]) -> None:
        """Keep which inputs could not be read, and why."""

    def records(self, documents: Collection[str]) -> dict[str, dict[str, Any]]:
        """Return the newest reading of each document as a public record, by id."""

    def documents(self, where: Where = ANY) -> Iterator[str]:
        """Yield the ids of documents in the order in which they were added; with `where`, those that tell of such an event."""

    def versions(self, document: str) -> tuple[str, ...]:
        """Return the ids of all documents got from where this one was, oldest first, itself included."""

    def counts(self) -> dict[str, int]:
        """Return how many rows each kind of fact has."""

    # events

    def refs(self, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the refs of the events in each document's newest reading."""

    def profiles(self, refs: Collection[str]) -> dict[str, str]:
        """Return the profile of each ref."""

    def blocks(self, wanted: Collection[Block]) -> dict[Block, tuple[str, ...]]:
        """Return the refs in each block, sorted."""

    def forget(self) -> None:
        """Drop all that joining made of readings: events, blocks, links, incidents. Readings and what people decided stay."""

    def tell(self, events: Mapping[str, Iterable[EventRow]]) -> None:
        """Keep the events of documents that have none, by the document's id."""

    # links

    def link(self, links: Iterable[Link]) -> None:
        """Keep what the machine decided of pairs. One row a pair: a later one takes its place, for it can be made again."""

    def decide(self, links: Iterable[Link]) -> None:
        """Keep what a person decided of pairs: one more row each, whatever is there. `unsure` takes the word back."""

    def links(self, refs: Collection[str], *, least: float | None = None, among: bool = False) -> list[Link]:
        """Return the machine's links that touch these refs, in order of their refs.

        With `least` only those of such a score; with `among` only those between two of the refs.
        """

    def decisions(self, documents: Collection[str] | None = None) -> list[Link]:
        """Return every row that people added, on these documents or on all, oldest first."""

    def numbered(self, documents: Collection[str] | None = None) -> dict[int, Link]:
        """Return the same rows by their numbers."""

    def decided(self) -> int:
        """Return the number of the newest row that people added, 0 where there is none."""

    # judgements

    def judge(self, judgements: Iterable[Judgement], *, seen: int | None = None) -> tuple[int, ...]:
        """Keep judgements, all or none, and return their numbers.

        `seen` is the number of the newest row that their author had before their eyes: Conflict, and nothing kept, where one is on a
        subject that somebody has judged since.
        """

    def judgements(self, documents: Collection[str] | None = None, *, after: int = 0) -> list[Judgement]:
        """Return every judgement on these documents or on all, oldest first; with `after`, those with a higher number."""

    def judged(self) -> int:
        """Return the number of the newest judgement, 0 where there is none."""

    def code(self, codings: Iterable[Coding]) -> None:
        """Keep who is to judge what for a task of double coding: one more row each."""

    def codings(self, task: str | None = None) -> list[Coding]:
        """Return who is to judge what, of one task or all, in the order in which it was said; what was taken back is left out."""

    # incidents

    def assign(self, incidents: Mapping[str, Collection[str]]) -> None:
        """Let these refs form these incidents; they leave the ones they were in."""

    def identities(self, documents: Collection[str]) -> dict[str, str]:
        """Return the incident that each event of these documents was in last, by its ref, also of older readings."""

    def alias(self, moved: Mapping[str, str]) -> None:
        """Let old ids mean these incidents, and so all ids that meant the old ones."""

    def aliases(self, text: str, limit: int = 10) -> list[tuple[str, str]]:
        """Return old ids that begin so, each with the incident that it means now."""

    def incidents_of(self, refs: Collection[str]) -> dict[str, str]:
        """Return the incident of each ref."""

    def members(self, incidents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the refs of each incident, sorted."""

    def incidents(self, where: Where = ANY, limit: int | None = None) -> list[str]:
        """Return the ids of incidents with such an event, the newest happening first."""

    def head(self, headlines: Iterable[Headline]) -> None:
        """Keep one line about each of these incidents instead of older ones."""

    def headlines(
        self, listing: Listing, sort: str = "date", limit: int | None = None, offset: int = 0
    ) -> list[Headline]:
        """Return the incidents of a list in the order asked for: "date", "reports" or "killed", the most first."""

    def headlines_of(self, incidents: Collection[str]) -> dict[str, Headline]:
        """Return the headlines of these incidents by their ids."""

    def headline_totals(
        self, listing: Listing, by: str | None = None
    ) -> list[tuple[str | None, int, int, float | None, float | None]]:
        """Return (group, incidents, reports, killed at least, killed at most) of a list: as a whole, or by a column."""

    def search(self, query: str, where: Where = ANY, limit: int = 20) -> list[Hit]:
        """Return the reports whose title or text answers the query, newest first. ConfigError for a query that is none."""

    def find(self, text: str, limit: int = 10) -> list[tuple[str, str]]:
        """Return ("incident" or "report", id) for what a text names: an id, else addresses and file names, else beginnings of ids."""

    # the desk

    def stale(self, limit: int) -> list[str]:
        """Return ids of incidents whose summary is missing or older than what it tells, at most so many."""

    def stamps(self, incidents: Iterable[str]) -> dict[str, Stamp]:
        """Return what incidents are now; to be asked before they are read, so that a change meanwhile makes the summary stale."""

    def summarise(self, made: Mapping[str, Stamp], summaries: Iterable[Summary]) -> None:
        """Keep the summaries of these incidents instead of older ones; drop those of incidents that are no more."""

    def summary(self, incident: str) -> Summary | None:
        """Return one incident, None where it has no summary."""

    def summaries(self, selection: Selection, limit: int, offset: int = 0) -> list[Summary]:
        """Return incidents in the order asked for. ConfigError where the query is none or there is no such order."""

    def totals(self, selection: Selection) -> Totals:
        """Return what a selection holds, by facet and by day (by month where it spans more than a year)."""

    def cells(self, selection: Selection, size: float) -> list[Cell]:
        """Return a selection's incidents by squares of a map, `size` degrees wide, the fullest last."""

    def enrol(self, person: Person) -> None:
        """Keep a person: one more row, which holds instead of older ones of that name."""

    def people(self) -> list[Person]:
        """Return the people who may use the desk, by name."""

    def put_token(self, token: Token) -> None:
        """Keep a token: one more row, which holds instead of older ones of that mark."""

    def tokens(self, mark: str | None = None) -> list[Token]:
        """Return the tokens that hold, all or the one of a mark, oldest first."""

    def log_in(self, session: Session) -> None:
        """Keep that somebody is logged in, and forget those whose time is over."""

    def log_out(self, mark: str) -> None:
        """Forget that somebody is logged in."""

    def session(self, mark: str) -> Session | None:
        """Return who is logged in by a mark, None where nobody is or the time is over."""

    def note_access(self, access: Access) -> None:
        """Keep one log-in, refusal or log-out."""

    def accesses(self, limit: int) -> list[Access]:
        """Return log-ins, refusals and log-outs, the newest first."""

    def save(self, saved: Saved) -> None:
        """Keep a selection under a label: one more row, which holds instead of older ones of that label."""

    def saved(self) -> list[Saved]:
        """Return the selections that people saved, by label."""

    # the night watch

    def newest_report(self) -> int:
        """Return the number of the newest report, 0 where there is none."""

    def reports_after(self, number: int, last: int) -> list[str]:
        """Return the ids of the reports that were added after the one of this number, up to the one of the other, oldest first."""

    def note_visit(self, visit: Visit, alerts: Iterable[Alert] = ()) -> None:
        """Keep a visit and what is to be told after it, all or nothing."""

    def visits(self, source: str | None = None, limit: int = 20) -> list[Visit]:
        """Return visits, of one source or all, the newest first."""

    def alerts(self, limit: int = 100) -> list[Alert]:
        """Return what there was to tell, the newest first."""

    def undelivered(self, target: str, since: str) -> list[Alert]:
        """Return the alerts of this time (ISO 8601, UTC) and later that a target has not got, oldest first."""

    def delivered(self, target: str, alerts: Iterable[Alert]) -> None:
        """Keep that a target has got these alerts."""

    def forget_visits(self, before: str) -> None:
        """Drop visits and alerts of before this time (ISO 8601, UTC); the newest visit to each source stays."""

    def close(self) -> None:
        """Let go of the file or the connection."""

    def __enter__(self) -> "Store":
        """Return the store."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
