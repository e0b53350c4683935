"""How good it is: one scorer per capability, over data with known answers.

A scorer is a class registered with `@task("name")`; its docstring is its help text and says what is counted and how. `evaluate`
runs one over a file. docs/evaluate.md tells of the data.
"""

from rashomon.evaluate.rows import Dataset, open_dataset
from rashomon.evaluate.run import Result, evaluate
from rashomon.evaluate.task import Counts, Miss, PerReport, Reader, Row, Task, Unit, task

__all__ = [
    "Counts",
    "Dataset",
    "Miss",
    "PerReport",
    "Reader",
    "Result",
    "Row",
    "Task",
    "Unit",
    "evaluate",
    "open_dataset",
    "task",
]
