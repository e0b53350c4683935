"""How a report can be wrong: one check per file.

A check is a function `Reading -> Iterator[Finding]` registered with `@check("name.v1")`. Its docstring is its help text. It never
changes a claim.
"""

from rashomon.checks.registry import check, run

__all__ = ["check", "run"]
