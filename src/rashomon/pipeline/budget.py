"""Holds work to its limits: what takes too long or too much memory ends with an error of its own.

An alarm ends what runs in Python, which is all but everything; whoever runs other processes also ends those that no alarm reaches.
Time is limited where the system knows alarms, in the main thread; memory where it limits that of a process (Linux).
"""

import contextlib
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from rashomon.model.config import Limits

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_AGAIN = 5.0  # seconds after which an alarm that was lost in a callback of some library rings again
_STATUS = Path("/proc/self/status")


class OutOfTime(Exception):
    """The work took longer than its limit."""


class OutOfMemory(Exception):
    """The work asked for more memory than its limit."""


@contextlib.contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Hold what is done inside to the limits; OutOfTime or OutOfMemory where it exceeds them.

    A process has one alarm and one limit of memory: other threads than the main one are not held to any.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    try:
        with _time(limits.time_limit), _memory(limits.memory_limit * 1_000_000):
            yield
    except MemoryError as error:
        raise OutOfMemory(f"needs more than {limits.memory_limit:,} MB of memory") from error


@contextlib.contextmanager
def _time(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_REAL)[0]:  # somebody else's alarm is set
        yield
        return

    armed = True

    def ring(number: int, frame: FrameType | None) -> None:
        if armed:
            raise OutOfTime(f"takes longer than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
            yield
        finally:  # it may ring even here, but no second time before it is silenced below
            armed = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _memory(most: int) -> Iterator[None]:
    held = _held()
    if held is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = held + most
    if resource.RLIM_INFINITY not in (soft, hard):
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _held() -> int | None:
    """Return the bytes of memory that this process may write to, None where the system does not tell."""
    if resource is None or not _STATUS.exists():
        return None
    told = next((line for line in _STATUS.read_text().splitlines() if line.startswith("VmData:")), None)
    return int(told.split()[1]) * 1024 if told else None
