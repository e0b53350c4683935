"""The data dictionary of a scheme, made from its columns."""

from rashomon.exports.columns import Column
from rashomon.exports.scheme import Scheme


def markdown(scheme: Scheme) -> str:
    """Return a scheme's codebook as a Markdown page."""
    head = [
        f"# {scheme.name}",
        "",
        " ".join(scheme.about.split()),
        "",
        f"After: {scheme.codebook}. Best figures by the policy `{scheme.policy}` unless another is asked for. Rows are told apart by "
        f"{', '.join(f'`{name}`' for name in scheme.key)}. Written as {scheme.writer} unless another format is asked for.",
    ]
    lost = ["", f"What it cannot hold: {scheme.cannot_hold}"] if scheme.cannot_hold else []
    table = ["", "| column | type | unit | meaning | values |", "| --- | --- | --- | --- | --- |"]
    return "\n".join([*head, *lost, *table, *map(_line, scheme.columns)]) + "\n"


def _line(column: Column) -> str:
    must = ", always given" if column.required else ""
    beside = "*Beside the scheme:* " if column.beside else ""
    values = "; ".join(f"`{value}`" for value in column.allowed)
    cells = (f"`{column.name}`", column.kind + must, column.unit or "", beside + column.description, values)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
