"""What the engines map in their tests: it must be importable where the processes start."""

import os
import signal
import time


def each(work, batch):
    """Work on each item of a batch."""
    return [work(item) for item in batch]


def rest(batch):
    time.sleep(sum(batch))
    return batch


def square(n):
    return n * n


def moody(n):
    """Die at 20, as a process does that the system kills; be slow at 3."""
    if n == 20:
        os.kill(os.getpid(), signal.SIGKILL)
    if n == 3:
        time.sleep(0.5)
    return n, os.getpid()


def large(text):
    return text * 2


def fail(n):
    raise ValueError(f"no {n}")


def nap(n):
    time.sleep(0.05)
    return n, ""


def stuck(n):
    """Never come back from 5 and 17."""
    while n in (5, 17):
        time.sleep(1)
    return n, ""


class Bomb:
    """A result that cannot be made again where it arrives."""

    def __reduce__(self):
        return (int, ("no number",))


def stubborn(n):
    return Bomb() if n == 7 else (n, "")
