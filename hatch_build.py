"""Build hook: compiles the gazetteer into the package where it is absent or another version of its builder made it."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILDER = Path("src/rashomon/knowledge/build_gazetteer.py")


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the file if it is stale, and have the wheel carry it although git ignores it."""
        if self.target_name != "wheel":
            return
        builder = _load(Path(self.root) / BUILDER)
        if builder.stale(builder.OUTPUT):
            self.app.display_info("compiling the gazetteer")
            builder.build(builder.OUTPUT)
        build_data["artifacts"].append(str(builder.OUTPUT.relative_to(self.root)))


def _load(path: Path) -> ModuleType:
    """Load a file by path: the package itself cannot be imported in an isolated build."""
    spec = importlib.util.spec_from_file_location("build_gazetteer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
