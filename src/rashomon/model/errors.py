"""What can go wrong.

RashomonError
├── ConfigError     cannot start: a wrong option, a missing part
│   ├── NotFound    there is no such store, incident, report or judgement
│   ├── Busy        another process holds the store; try again
│   ├── OutOfSpace  the disk is full; nothing of the batch was kept
│   ├── Damaged     the store holds what cannot be read back
│   └── Conflict    somebody else decided meanwhile; look again
└── RecordError     one input cannot be read; the rest goes on
"""


class RashomonError(Exception):
    """Base of all errors that this package raises on purpose."""


class ConfigError(RashomonError):
    """The run cannot start."""


class NotFound(ConfigError):
    """What was named is not there: a store, an incident, a report, a judgement."""


class Busy(ConfigError):
    """Another process has held the store for too long; the same may work later."""


class OutOfSpace(ConfigError):
    """The disk is full. Nothing of the batch in work was kept, what was committed before is there."""


class Damaged(ConfigError):
    """A page or a record of the store cannot be read back; the rest may be whole."""


class Conflict(ConfigError):
    """What a decision rests on has changed since it was looked at; nothing was kept."""


class RecordError(RashomonError):
    """One input cannot be read. `source` names it as the user gave it; `part` the stage that failed."""

    def __init__(self, source: str, message: str, part: str = "source") -> None:
        super().__init__(source, message, part)  # all that makes it again: errors travel between processes
        self.source = source
        self.message = message
        self.part = part

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"
