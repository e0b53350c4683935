"""What people decided: judgements on reports and incidents, and readings and dossiers with them applied."""

from rashomon.review.anchors import quoted
from rashomon.review.dossiers import ADJUDICATED, Standing, reviewed_dossier, standing
from rashomon.review.facts import Fact, facts
from rashomon.review.force import in_force, open_judgements, personal
from rashomon.review.readings import Reviewed, reviewed_reading
from rashomon.review.values import checked, parsed

__all__ = [
    "ADJUDICATED",
    "Fact",
    "Reviewed",
    "Standing",
    "checked",
    "facts",
    "in_force",
    "open_judgements",
    "parsed",
    "personal",
    "quoted",
    "reviewed_dossier",
    "reviewed_reading",
    "standing",
]
