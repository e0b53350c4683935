"""The weights of the features: a logistic regression whose weights cannot be negative, so that nothing alike speaks against.

`scripts/train_links.py` makes the file; docs/models.md is its card.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """The `bias`, and for each feature the weight of what speaks for one incident and of what speaks against it."""

    bias: float
    of: Mapping[str, tuple[float, float]]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the logistic function of the weighted features: between 0 and 1."""
        total = self.bias + sum(weights[features[name] < 0] * features[name] for name, weights in self.of.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def weights(which: str) -> Weights:
    """Return the weights for two main stories ("story") or for what is told besides ("event")."""
    file = files("rashomon.incidents.linking") / "models" / "links.json"
    row = json.loads(file.read_text(encoding="utf-8"))[which]
    return Weights(row["bias"], {name: (pair[0], pair[1]) for name, pair in row["weights"].items()})
