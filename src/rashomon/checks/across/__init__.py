"""How reports of one incident can be wrong when laid side by side: one check per file.

A check is a function `Dossier -> Iterator[CrossFinding]` registered with `@cross_check("name.v1")`. Its docstring is its help text.
It reads the dossier and the readings it carries and changes neither.
"""

from rashomon.checks.across.registry import cross_check, run

__all__ = ["cross_check", "run"]
