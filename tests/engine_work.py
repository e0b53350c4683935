"""What the engines map in their tests: it must be importable where the processes start."""

import os
import signal
import time


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
