"""The trained weights that judge how an event is told; docs/models.md is their card."""

from pathlib import Path

from rashomon.analysis import linear
from rashomon.analysis.linear import Model

FILE = Path(__file__).parent / "telling.npz"
TELLINGS = ("news", "background", "summary", "future", "denied")


def model() -> Model:
    """Return the model that the package brings; ConfigError where its file is missing or damaged."""
    return linear.load(FILE)
