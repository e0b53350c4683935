"""Alerts to whoever wants them: standard output, files, feeds, addresses.

Each target gets each alert once, twice at most where the program is killed between sending and noting it. What cannot be delivered is tried again after each visit for a day.
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rashomon.formats.atom import Item, write_atom
from rashomon.model import RecordError
from rashomon.model.plain import clean
from rashomon.model.plan import AlertRule, Plan
from rashomon.sources.web.post import post
from rashomon.store import Alert, Store

PATIENCE = timedelta(days=1)  # for which a target is tried again
FEED = 100  # entries of a feed
STDOUT = "-"


def tell(store: Store, plan: Plan, say: Callable[[str], None]) -> list[RecordError]:
    """Deliver what has not been delivered; `say` prints a line on standard output. Returns what went wrong, one error a target."""
    since = (datetime.now(UTC) - PATIENCE).isoformat(timespec="seconds")
    failed = []
    for rule in plan.alerts:
        for target in rule.to:
            due = [alert for alert in store.undelivered(target, since) if rule.wants(alert.kind, alert.facts)]
            try:
                if due or (target.endswith(".xml") and not Path(target).exists()):
                    _deliver(store, plan, rule, target, due, say)
                    store.delivered(target, due)
            except RecordError as error:
                failed.append(error)
            except OSError as error:
                failed.append(RecordError(target, f"cannot be written: {error.strerror or error}"))
    return failed


def _deliver(
    store: Store, plan: Plan, rule: AlertRule, target: str, due: Sequence[Alert], say: Callable[[str], None]
) -> None:
    if target == STDOUT:
        for alert in due:
            say(f"{alert.kind}\t{clean(alert.message)}\t{alert.incident or ''}")
    elif "://" in target:
        body = json.dumps({"alerts": [_row(alert) for alert in due]}, ensure_ascii=False).encode()
        post(target, body, _secret(rule), allow_private=rule.allow_private)
    elif target.endswith(".xml"):
        wanted = [alert for alert in store.alerts(10 * FEED) if rule.wants(alert.kind, alert.facts)][:FEED]
        _write_feed(Path(target), wanted, plan.upkeep.desk)
    else:
        with open(target, "a", encoding="utf-8") as out:
            out.writelines(json.dumps(_row(alert), ensure_ascii=False) + "\n" for alert in due)


def _secret(rule: AlertRule) -> bytes:
    file = str(rule.secret_file)
    try:
        secret = Path(file).read_bytes().strip()
    except OSError as error:
        raise RecordError(file, f"cannot be read: {error.strerror or error}") from error
    if not secret:
        raise RecordError(file, "holds no secret")
    return secret


def _row(alert: Alert) -> dict[str, object]:
    row = asdict(alert)
    return {"id": row.pop("number"), **row}


def _write_feed(path: Path, wanted: Sequence[Alert], desk: str | None) -> None:
    """Write a feed that is never seen half-written."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8") as out:
        write_atom([Item(a.number, a.kind, a.message, a.added, a.incident, a.facts) for a in wanted], out, desk=desk)
    os.replace(beside, path)
