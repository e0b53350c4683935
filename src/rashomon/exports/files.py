"""Tables to files: each file appears under its name only when it is complete."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rashomon.exports.table import Table
from rashomon.exports.writer import Writer
from rashomon.model import ConfigError


def write_file(tables: Sequence[Table], writer: Writer, path: Path) -> None:
    """Write tables into one file; ConfigError where the format holds one table a file and there are more.

    OSError where the file cannot be written; what stood there before then still does.
    """
    if len(tables) > 1 and not writer.many:
        raise ConfigError(f"a {writer.name} file holds one table: name a folder, or a format of many tables (xlsx)")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "wb") as out:
            writer.write(tables, out)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def write_folder(tables: Sequence[Table], writer: Writer, folder: Path) -> list[Path]:
    """Write each table into a file of its own, named after its scheme; the folder is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    groups = [list(tables)] if writer.many else [[table] for table in tables]
    paths = []
    for group in groups:
        path = folder / (group[0].scheme.name.replace(".", "_") + writer.suffix)
        write_file(group, writer, path)
        paths.append(path)
    return paths
