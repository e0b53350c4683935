"""Does a report bear out a short statement? Which name, time or number of it does not belong where it stands.

Each name, time and number of the statement is a slot with a filler. A trained model says which kind of expression the slot asks for;
a second one compares the filler, as the report uses it, with everything else in the report that could stand there.
"""

from rashomon.analysis.support.check import Misfit, Support, support

__all__ = ["Misfit", "Support", "support"]
