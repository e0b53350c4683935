"""Whether the parser's files are those that this version was made and measured with.

The model comes from a package index, where it was put by others than its makers; its wheel is locked by hash, and what was unpacked
from it is compared with the list in `parser.sha256` (as `sha256sum` writes it) before any of it is loaded.
"""

from hashlib import file_digest
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from rashomon.model import ConfigError


def check_files(package: str) -> None:
    """Compare the files of an installed package with the list; ConfigError names the first that is missing or another."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ConfigError(f"the parser {package} is not installed")
    folder = Path(spec.origin).parent
    for line in files("rashomon.analysis").joinpath("parser.sha256").read_text(encoding="utf-8").splitlines():
        digest, name = line.split(maxsplit=1)
        if _digest(folder / name) != digest:
            raise ConfigError(
                f"the parser's file {folder / name} is not the one that it should be; install {package} anew"
            )


def _digest(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
