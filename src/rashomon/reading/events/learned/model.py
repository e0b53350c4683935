"""The trained weights of the role model; docs/models.md is its card."""

from pathlib import Path

from rashomon.analysis import linear
from rashomon.analysis.linear import Model

FILE = Path(__file__).parent / "roles.npz"
SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
HEADS = {"slots": SLOTS, "kinds": KINDS, "text": (*KINDS, "relevant"), "words": ("right",)}


def model() -> Model:
    """Return the model that the package brings; ConfigError where its file is missing or damaged."""
    return linear.load(FILE)
