"""Holds work to its limits: what takes too long or too much memory ends with an error of its own.

An alarm ends what runs in Python, which is all but everything; whoever runs other processes also ends those that no alarm reaches.
Memory is limited where the system limits that of a process (Linux), in the main thread.
"""

import contextlib
import ctypes
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

    def __init__(self, told: str = "takes too long") -> None:
        super().__init__(told)


class OutOfMemory(Exception):
    """The work asked for more memory than its limit."""


@contextlib.contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Hold what is done inside to the limits; OutOfTime or OutOfMemory where it exceeds them.

    A process has one limit of memory: other threads than the main one are held to the time alone.
    """
    if threading.current_thread() is not threading.main_thread():
        with _time_of_thread(limits.time_limit):
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
def _time_of_thread(seconds: float) -> Iterator[None]:
    """Hold this thread, which no signal reaches, to a time: another one throws the error into it."""
    thread = ctypes.c_ulong(threading.get_ident())
    throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
    over = threading.Event()

    def ring() -> None:
        wait = seconds
        while not over.wait(wait):
            throw(thread, ctypes.py_object(OutOfTime))
            wait = _AGAIN

    watch = threading.Thread(target=ring, daemon=True)
    watch.start()
    try:
        try:
            yield
        finally:
            over.set()
    except OutOfTime as error:  # it was thrown as a class, without the number
        raise OutOfTime(f"takes longer than {seconds:g} seconds") from error
    finally:
        over.set()  # again: it may have been thrown into the line above
        watch.join()
        throw(thread, None)  # one that was thrown but has not arrived


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
