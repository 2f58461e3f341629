"""What hatchling asks when it builds newsfacts.

Package indexes get a README whose links work there, as an index has none of the files beside it; wheels and
editable installs get compiled tables.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!https?:|#)([^)\s]+)\)")
FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)


def for_an_index(readme: str, repository: str | None) -> str:
    """Return a README with links into the repository, or without them if the repository has no address."""

    def linked(match: re.Match[str]) -> str:
        picture, words, target = match.groups()
        if repository is None:
            return words
        return f"{picture}[{words}]({repository}/{'raw' if picture else 'blob'}/main/{target})"

    parts = FENCE.split(readme)
    return "".join(part if part.startswith("```") else LINK.sub(linked, part) for part in parts)


class CustomMetadataHook(MetadataHookInterface):
    """What hatchling asks for the parts of the metadata that pyproject.toml leaves open."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the README."""
        readme = Path(self.root, "README.md").read_text(encoding="utf-8")
        repository = metadata.get("urls", {}).get("Repository")
        metadata["readme"] = {"content-type": "text/markdown", "text": for_an_index(readme, repository)}


class CustomBuildHook(BuildHookInterface[Any]):
    """What hatchling asks before it builds a wheel, that of an editable install included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the tables, in the source tree: an editable install reads them there."""
        package = Path(self.root, "src", "newsfacts")
        path = package / "lexicon" / "compiled_tables.py"
        spec = importlib.util.spec_from_file_location("compiled_tables", path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} cannot be loaded")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        try:
            module.compile_tables(package)
        except OSError as error:  # a clone that only others may write to
            self.app.display_warning(f"The tables stay as they are, and are read more slowly: {error}")
