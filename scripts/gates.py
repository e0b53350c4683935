"""Counts what the house keeps low: `python scripts/gates.py` prints each count; `tests/gates.toml` holds the ceilings, which may only fall.

- `dense`: functions whose density is above 15: branches, boolean operators and comprehensions counted together (ruff's complexity
  counts branches alone).
- `words`: English words in code outside lang/: string constants of small letters in sets, lists, tuples and comparisons.
- `labels`: places outside analysis/syntax.py and relations.py that read a dependency label of the parser.
- `deferred`: imports of our own inside functions.
- `long_files`: files of more than 400 lines.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "rashomon"
DENSE = 15
LINES = 400
_SYNTAX = ("syntax.py", "relations.py")  # of analysis: the two files that know the labels
_WORD = re.compile(r"[a-z][a-z'’-]*(?: [a-z'’-]+)*")
_BRANCHES = (
    ast.If,
    ast.For,
    ast.While,
    ast.IfExp,
    ast.ExceptHandler,
    ast.With,
    ast.Assert,
    ast.match_case,
    ast.comprehension,
)
_RULES = ("reading", "analysis", "checks", "incidents", "sources", "ontology")  # rooms whose rules know words
_NO_WORDS = re.compile(r"[a-z]+_[a-z_]+|(?:nsubj|dobj|iobj|pobj|ccomp|xcomp|advcl|relcl|acl|amod|advmod|appos|attr|aux|cc|conj|det|mark|neg|nmod"
                       r"|npadvmod|nummod|pcomp|poss|prep|prt|agent|compound|parataxis|dep|oprd|nsubjpass|auxpass|csubj|quantmod|predet)")  # fmt: skip


def density(function: ast.AST) -> int:
    """Return 1 and one more for each branch, boolean operator and condition of a comprehension in a function."""
    total = 1
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            total += len(node.values) - 1
        elif isinstance(node, _BRANCHES):
            total += 1 + (len(node.ifs) if isinstance(node, ast.comprehension) else 0)
    return total


def dense(source: Path = SOURCE) -> Iterator[tuple[int, str]]:
    """Yield the functions that are too dense, with their density."""
    for path, tree in _trees(source):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and density(node) > DENSE:
                yield density(node), f"{path.relative_to(source)}:{node.lineno} {node.name}"


def words(source: Path = SOURCE) -> Iterator[tuple[str, str]]:
    """Yield each English word in code, with its file."""
    for path, tree in _trees(source):
        if path.relative_to(source).parts[0] in _RULES:
            for node in ast.walk(tree):
                for constant in _listed(node):
                    if _WORD.fullmatch(constant) and not _NO_WORDS.fullmatch(constant):
                        yield constant, str(path.relative_to(source))


def _listed(node: ast.AST) -> Iterator[str]:
    parts = (
        node.elts
        if isinstance(node, ast.Set | ast.List | ast.Tuple)
        else node.comparators
        if isinstance(node, ast.Compare)
        else []
    )
    yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def labels(source: Path = SOURCE) -> Iterator[str]:
    """Yield the places that read a dependency label."""
    for path, tree in _trees(source):
        if path.name not in _SYNTAX:
            yield from (
                f"{path.relative_to(source)}:{n.lineno}"
                for n in ast.walk(tree)
                if isinstance(n, ast.Attribute) and n.attr == "dep_"
            )


def deferred(source: Path = SOURCE) -> Iterator[str]:
    """Yield the imports of our own that stand in functions."""
    for path, tree in _trees(source):
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        inside = {
            n
            for f in functions
            for n in ast.walk(f)
            if isinstance(n, ast.ImportFrom) and (n.module or "").startswith("rashomon")
        }
        yield from (f"{path.relative_to(source)}:{n.lineno}" for n in sorted(inside, key=lambda n: n.lineno))


def long_files(source: Path = SOURCE) -> Iterator[str]:
    """Yield the files that are too long."""
    for path in sorted(source.rglob("*.py")):
        if path.read_text(encoding="utf-8").count("\n") > LINES:
            yield str(path.relative_to(source))


def counts() -> dict[str, int]:
    """Return each count by its name."""
    return {gate.__name__: sum(1 for _ in gate()) for gate in GATES}


GATES = (dense, words, labels, deferred, long_files)


def _trees(source: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(source.rglob("*.py")):
        if "lang" not in path.relative_to(source).parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def main() -> None:
    """Print the counts, or with the name of a gate what it counts."""
    if len(sys.argv) > 1:
        gate = next(gate for gate in GATES if gate.__name__ == sys.argv[1])
        found = [row if isinstance(row, str) else " ".join(map(str, row)) for row in gate()]
        print("\n".join(found))
        if gate is words:
            print(Counter(row.rpartition(" ")[2] for row in found).most_common(40))
    for name, number in counts().items():
        print(f"{name:12} {number}")


if __name__ == "__main__":
    main()
