"""Train src/rashomon/analysis/support/support.npz: which words of a statement a report does not bear out. docs/models.md tells more.

    python scripts/train_support.py PAIRS.jsonl VECTORS.safetensors VOCAB.txt NEWS.jsonl… [--out support.npz]

PAIRS are rows `{report, right, wrong, kind}` (Factual Inconsistency Benchmark), NEWS rows `{text, event}` (ECB+, news clusters), the
vectors the input embeddings of all-MiniLM-L6-v2 with its vocabulary. Only `right` is learned from: wrong fillers are put into the
slots of right statements, and of sentences held against the rest of their text, from the same report. Before the weights are written
they are cross-validated over the reports; `--figures docs/accuracy.json` also puts there what `rashomon evaluate consistency` gives when
each pair is scored by weights that have not seen its report. The same input gives the same weights.
"""

import argparse
import hashlib
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from rashomon.analysis.english import pipeline
from rashomon.analysis.support import check
from rashomon.analysis.support.check import Support, judge
from rashomon.analysis.support.fillers import Filler, fillers, find
from rashomon.analysis.support.kinds import KINDS
from rashomon.analysis.support.measures import measure, rivals
from rashomon.analysis.support.mentions import Mention, mentions
from rashomon.analysis.support.model import HASHED, Asks, Doubts, Model, arrays, built, hashes
from rashomon.analysis.support.words import Array, Vocabulary
from rashomon.evaluate.consistency import Consistency
from rashomon.evaluate.report import to_json
from rashomon.evaluate.run import Result
from rashomon.evaluate.scores import intervals
from rashomon.evaluate.task import Counts
from rashomon.pipeline.read import engine, read_documents

FOLDS, SEED = 5, 0
DIMENSIONS, HIDDEN, EPOCHS, BATCH = 100, 96, 6, 128
SENTENCES, FALSE = 6, 5  # of a text that are held against its rest; wrong fillers tried in a slot
WEIGHT = 8.0  # of a statement beside a sentence
LONGEST = 6000  # characters of a news text


Example = tuple[int, float, Array]  # fold, weight, measures of the right filler and then of wrong ones


@dataclass(frozen=True)
class Text:
    """A report or news text: its fold, its mentions and the bounds of its sentences."""

    fold: int
    found: tuple[Mention, ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Pair:
    """A report with a right and a wrong statement."""

    report: str
    kind: str
    right: tuple[Mention, ...]
    wrong: tuple[Mention, ...]


@dataclass(frozen=True)
class Corpus:
    """All that is trained and tested on."""

    vocabulary: Vocabulary
    texts: dict[str, Text]
    pairs: tuple[Pair, ...]


def main() -> None:
    """Cross-validate, train on everything and write the weights."""
    args = _arguments()
    corpus = gathered(args.pairs, args.vectors, args.vocabulary, args.news)
    asks = [train_asks(corpus, fold) for fold in range(FOLDS)]
    rows = examples(corpus, asks)
    report(scores(corpus, asks, rows))
    if args.figures:
        write_figures(args.figures, args.pairs, held_out(args.pairs, corpus, asks, rows))
    final = Model(corpus.vocabulary, train_asks(corpus, None), train_doubts(rows, None))
    with Path(args.out).open("wb") as out:
        np.savez_compressed(out, **arrays(final))


def gathered(pairs: str, vectors: str, vocabulary: str, news: Sequence[str]) -> Corpus:
    """Read and parse everything."""
    rows = _rows(pairs)
    others = [row for path in news for row in _rows(path)]
    told = list(dict.fromkeys(row["report"] for row in rows))
    texts = {f"report {text}": text for text in told} | {
        f"news {at}": row["text"][:LONGEST] for at, row in enumerate(others)
    }
    nlp = pipeline()
    docs = {name: nlp(text) for name, text in texts.items()}
    known = _vocabulary(vectors, vocabulary, docs.values())
    fold = _folds(told, "report ") | {
        f"news {at}": _folds(sorted({str(r["event"]) for r in others}), "")[str(row["event"])]
        for at, row in enumerate(others)
    }
    made = {
        name: Text(fold[name], mentions(doc, nlp, known), tuple((s.start_char, s.end_char) for s in doc.sents))
        for name, doc in docs.items()
    }
    spoken = tuple(
        Pair(f"report {r['report']}", r["kind"], *(mentions(nlp(r[side]), nlp, known) for side in ("right", "wrong")))
        for r in rows
    )
    return Corpus(known, made, spoken)


def _rows(path: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line]


def train_asks(corpus: Corpus, held: int | None) -> Asks:
    """Train which kind a slot asks for on all texts outside one fold (Adam; AdaGrad for the hashed words)."""
    found = [m for text in corpus.texts.values() if text.fold != held for m in text.found]
    dense = np.stack([m.slot.vector for m in found])
    mean, spread = dense.mean(0), dense.std(0) + np.float32(1e-3)
    hashed = np.stack([hashes(m.slot) for m in found])
    gold = np.asarray([KINDS.index(m.kind) for m in found])
    return Asks(mean, spread, *_softmax((dense - mean) / spread, hashed, gold))


def _softmax(dense: Array, hashed: Array, gold: Array) -> tuple[Array, ...]:
    chance, wide, kinds = np.random.default_rng(SEED), dense.shape[1], len(KINDS)
    layers = [
        chance.normal(0, wide**-0.5, (wide, HIDDEN)).astype("f4"), np.zeros(HIDDEN, "f4"),
        chance.normal(0, HIDDEN**-0.5, (HIDDEN, kinds)).astype("f4"), np.zeros(kinds, "f4"),
    ]  # fmt: skip
    table, seen, adam = np.zeros((HASHED, kinds), "f4"), np.full((HASHED, kinds), 1e-2, "f4"), _Adam(layers)
    for epoch in range(EPOCHS):
        order = chance.permutation(len(dense))
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            slopes, error = _slopes(layers, table[hashed[batch]].sum(1), dense[batch], gold[batch], chance)
            adam.step(slopes, 2e-3 * (1 - epoch / EPOCHS))
            _learn_hashed(table, seen, hashed[batch], error)
    return (*layers, table)


def _slopes(
    layers: Sequence[Array], said: Array, dense: Array, gold: Array, chance: np.random.Generator
) -> tuple[list[Array], Array]:
    """Return the gradients of the layers and of the output under dropout."""
    given = dense * (chance.random(dense.shape, dtype="f4") > 0.1) / np.float32(0.9)
    gate = (chance.random((len(dense), HIDDEN), dtype="f4") > 0.3) / np.float32(0.7)
    hidden = np.maximum(given @ layers[0] + layers[1], 0) * gate
    error = _probabilities(hidden @ layers[2] + layers[3] + said)
    error[np.arange(len(dense)), gold] -= 1
    error /= len(dense)
    back = (error @ layers[2].T) * (hidden > 0) * gate
    return [given.T @ back, back.sum(0), hidden.T @ error, error.sum(0)], error


class _Adam:
    """Adam (Kingma and Ba, 2015) with a light pull to zero, on layers that it changes in place."""

    def __init__(self, layers: list[Array]) -> None:
        self.layers, self.steps = layers, 0
        self.first, self.second = [np.zeros_like(x) for x in layers], [np.zeros_like(x) for x in layers]

    def step(self, slopes: Sequence[Array], rate: float) -> None:
        """Go one step down the slopes."""
        self.steps += 1
        for k, (layer, given) in enumerate(zip(self.layers, slopes, strict=True)):
            slope = given + 1e-4 * layer
            self.first[k] = 0.9 * self.first[k] + 0.1 * slope
            self.second[k] = 0.999 * self.second[k] + 0.001 * slope * slope
            spread = np.sqrt(self.second[k] / (1 - 0.999**self.steps)) + 1e-8
            layer -= rate * (self.first[k] / (1 - 0.9**self.steps)) / spread


def _learn_hashed(table: Array, seen: Array, rows: Array, error: Array) -> None:
    used, back = np.unique(rows.reshape(-1), return_inverse=True)
    slope = np.zeros((len(used), table.shape[1]), "f4")
    np.add.at(slope, back, np.repeat(error, rows.shape[1], 0))
    slope += 1e-5 * table[used]
    seen[used] += slope**2
    table[used] -= 0.05 * slope / np.sqrt(seen[used])


def _probabilities(said: Array) -> Array:
    powers = np.exp(said - said.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def examples(corpus: Corpus, asks: Sequence[Asks]) -> list[Example]:
    """Return (fold, weight, measures: the right filler, then wrong ones) for sentences against the rest of their text and statements."""
    chance, rows = random.Random(SEED), []
    asked = {name: asks[text.fold](text.found) for name, text in corpus.texts.items()}
    for name, text in corpus.texts.items():
        long = [s for s in text.sentences if s[1] - s[0] > 40]
        for start, end in chance.sample(long, min(SENTENCES, len(long))):
            inside = np.asarray([start <= m.span.start < end for m in text.found], bool)
            if not inside.any() or inside.all():
                continue
            rest = fillers([m for m, here in zip(text.found, inside, strict=True) if not here], asked[name][~inside])
            told = [m for m, here in zip(text.found, inside, strict=True) if here]
            rows += [(text.fold, 1.0, g) for g in _tried(told, asked[name][inside], rest, corpus.vocabulary, chance)]
    for pair in corpus.pairs:
        text = corpus.texts[pair.report]
        rest = fillers(text.found, asked[pair.report])
        tried = _tried(pair.right, asks[text.fold](pair.right), rest, corpus.vocabulary, chance)
        rows += [(text.fold, WEIGHT, g) for g in tried]
    return rows


def _tried(
    told: Sequence[Mention], asked: Array, rest: Sequence[Filler], vocabulary: Vocabulary, chance: random.Random
) -> Iterable[Array]:
    for at, slot in enumerate(told):
        own = find(slot, rest)
        if own is None or own.group != slot.group:
            continue
        fit = [own, *rivals(own, rest)]
        if len(fit) > 1:
            others = [m for m in told if m is not slot]
            wrong = chance.sample(range(1, len(fit)), min(FALSE, len(fit) - 1))
            yield measure(slot, asked[at], fit, others, vocabulary)[[0, *wrong]]


def train_doubts(rows: Iterable[Example], held: int | None, ridge: float = 20.0) -> Doubts:
    """Fit a logistic regression (Newton's method, ridge) in which the right and the wrong fillers of a slot weigh the same."""
    kept = [(weight, group) for fold, weight, group in rows if fold != held]
    x = np.concatenate([group for _, group in kept]).astype("f8")
    y = np.concatenate([[0.0] + [1.0] * (len(group) - 1) for _, group in kept])
    w = np.concatenate([[weight] + [weight / (len(group) - 1)] * (len(group) - 1) for weight, group in kept])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z, beta = np.c_[(x - mean) / spread, np.ones(len(x))], np.zeros(x.shape[1] + 1)
    for _ in range(8):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        slope = z.T @ ((p - y) * w / w.mean()) + ridge * beta
        bend = (z * (p * (1 - p) * w / w.mean())[:, None]).T @ z + ridge * np.eye(len(beta))
        beta -= np.linalg.solve(bend, slope)
    return Doubts(mean.astype("f4"), spread.astype("f4"), beta[:-1].astype("f4"), float(beta[-1]))


def scores(corpus: Corpus, asks: Sequence[Asks], rows: Sequence[Example]) -> list[tuple[Pair, Support, Support]]:
    """Return the support of each pair's right and wrong statement by weights that have not seen its report."""
    doubts, told = [train_doubts(rows, fold) for fold in range(FOLDS)], []
    for pair in corpus.pairs:
        text = corpus.texts[pair.report]
        model = Model(corpus.vocabulary, asks[text.fold], doubts[text.fold])
        rest = fillers(text.found, model.asks(text.found))
        judged = [judge(side, model.asks(side), rest, model) for side in (pair.right, pair.wrong)]
        told.append((pair, judged[0], judged[1]))
    return told


def report(rows: Sequence[tuple[Pair, Support, Support]]) -> None:
    """Print pair accuracy by kind, then how many right and wrong statements have words doubted from some log odds on."""
    for kind in ("all", *sorted({pair.kind for pair, _, _ in rows})):
        kept = [(right.doubt, wrong.doubt) for pair, right, wrong in rows if kind in ("all", pair.kind)]
        print(f"pair accuracy, {kind} ({len(kept)}): {_interval([float(wrong > right) for right, wrong in kept])}")
    for bound in (1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0):
        right, wrong = ([float(any(m.doubt >= bound for m in row[at].misfits)) for row in rows] for at in (1, 2))
        print(f"from {bound}: false alarms {_interval(right)}, detected {_interval(wrong)}")


def held_out(path: str, corpus: Corpus, asks: Sequence[Asks], rows: Sequence[Example]) -> list[Counts]:
    """Return the counts of the consistency scorer, each pair judged by weights that have not seen its report."""
    counts: list[Counts] = []
    for fold in range(FOLDS):
        model = built(arrays(Model(corpus.vocabulary, asks[fold], train_doubts(rows, fold))))
        check.shipped = lambda model=model: model  # type: ignore[assignment]
        check.filled.cache_clear()
        given = [row for row in _rows(path) if corpus.texts[f"report {row['report']}"].fold == fold]
        counts += [unit.counts for unit in Consistency().units(given, read_documents)]
    return counts


def write_figures(path: str, data: str, counts: Sequence[Counts]) -> None:
    """Put the figures of counts, with their intervals, into a file of figures as scripts/accuracy.py keeps it."""
    figures = intervals(counts, Consistency().figures, rounds=1000, seed=20211107)
    name, raw = Path(data).name, Path(data).read_bytes()
    total: Counts = sum((Counter(row) for row in counts), Counter())
    result = Result(
        "consistency", name, hashlib.sha256(raw).hexdigest(), len(counts), len(counts), Consistency.unit, figures, total
    )
    told = to_json(replace(result, engine=engine()))
    kept = ("task", "data", "sha256", "rows", "units", "unit", "figures", "rounds", "seed", "engine")
    all_figures = json.loads(Path(path).read_text(encoding="utf-8"))
    all_figures[f"consistency {name}"] = {key: told[key] for key in kept} | {"unread": 0}
    Path(path).write_text(
        json.dumps(all_figures, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _interval(values: Sequence[float]) -> str:
    """Return the mean in percent with its 95 % bootstrap interval."""
    chance = np.random.default_rng(SEED)
    means = np.asarray(values)[chance.integers(0, len(values), (2000, len(values)))].mean(1)
    low, high = np.quantile(means, [0.025, 0.975])
    return f"{100 * np.mean(values):.1f} [{100 * low:.1f}, {100 * high:.1f}]"


def _vocabulary(vectors: str, vocabulary: str, docs: Iterable[Doc]) -> Vocabulary:
    """Return the input embeddings of whole words, thinned to their first principal components, with weights by how many docs have them."""
    given = Path(vectors).read_bytes()
    head_length = int.from_bytes(given[:8], "little")
    head = json.loads(given[8 : 8 + head_length])
    entry = head["embeddings.word_embeddings.weight"]
    start, end = entry["data_offsets"]
    table = np.frombuffer(given[8 + head_length + start : 8 + head_length + end], "<f4").reshape(entry["shape"])
    pieces = Path(vocabulary).read_text(encoding="utf-8").split("\n")
    kept = [
        at for at, word in enumerate(pieces) if word.isascii() and word.isalpha() and word.islower() and len(word) > 1
    ]
    loose = table[kept] - table[kept].mean(0)
    _, _, axes = np.linalg.svd(loose, full_matrices=False)
    thin = (loose @ axes[:DIMENSIONS].T).astype("f4")
    thin = np.round(127 * thin / np.linalg.norm(thin, axis=1, keepdims=True)).astype(np.int8).astype("f4")
    docs = list(docs)
    many = Counter(word for doc in docs for word in {t.lemma_.lower() for t in doc})
    words = [pieces[at] for at in kept]
    weights = [min(7.0, max(0.5, math.log(len(docs) / many[word]))) if many[word] else 6.0 for word in words]
    return Vocabulary(words, thin / np.linalg.norm(thin, axis=1, keepdims=True), np.asarray(weights, "f4"))


def _folds(names: Sequence[str], before: str) -> dict[str, int]:
    order = sorted(names)
    random.Random(SEED).shuffle(order)
    return {before + name: at % FOLDS for at, name in enumerate(order)}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("vectors")
    parser.add_argument("vocabulary")
    parser.add_argument("news", nargs="*")
    parser.add_argument("--figures", help="docs/accuracy.json")
    parser.add_argument("--out", default="src/rashomon/analysis/support/support.npz")
    return parser.parse_args()


if __name__ == "__main__":
    main()
