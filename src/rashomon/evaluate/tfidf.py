"""The baseline for merging reports: tf-idf vectors, average linkage, and the threshold that turns out best on the very data."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
_WORD = re.compile(r"[^\W\d_][\w'’]+|\d[\d,.]*")


def similarities(texts: Sequence[str]) -> Matrix:
    """Return the cosines of the texts' tf-idf vectors: (1 + ln tf) · ln((1 + texts) / (1 + texts with the word))."""
    counts = [Counter(word.lower().strip(".,'’") for word in _WORD.findall(text)) for text in texts]
    holders = Counter(word for count in counts for word in count)
    column = {word: at for at, word in enumerate(sorted(holders))}
    table = np.zeros((len(texts), len(column)))
    for row, count in enumerate(counts):
        for word, n in count.items():
            table[row, column[word]] = (1 + math.log(n)) * math.log((1 + len(texts)) / (1 + holders[word]))
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths == 0, 1, lengths)
    return np.asarray(table @ table.T)


def partitions(alike: Matrix) -> Iterator[list[int]]:
    """Yield the groups (one number a text) after each merge of average linkage, from all texts alone to all together."""
    size, home = np.ones(len(alike)), np.arange(len(alike))
    alike = alike.copy()
    np.fill_diagonal(alike, -1.0)
    yield home.tolist()
    for _ in range(len(alike) - 1):
        one, two = np.unravel_index(int(alike.argmax()), alike.shape)
        mean = (alike[one] * size[one] + alike[two] * size[two]) / (size[one] + size[two])
        mean[alike[one] < 0] = -1.0
        alike[one], alike[:, one] = mean, mean
        alike[one, one] = alike[two] = alike[:, two] = -1.0
        size[one] += size[two]
        home[home == two] = one
        yield home.tolist()
