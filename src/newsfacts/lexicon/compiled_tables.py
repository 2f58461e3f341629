"""The tables of newsfacts as JSON, which Python reads twenty times faster than TOML.

The build writes them (``hatch_build.py`` loads this file by its path, so this file must not import
newsfacts). The TOML files remain the only source: each compiled table has the checksum of the TOML that it
was made from, and is used only if the TOML file still has that checksum. Without compiled tables, everything
works, but more slowly.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from pathlib import Path
from typing import Any

__all__ = ["compile_tables", "compiled_table"]

_FOLDER = "lexicon/compiled"
"""Where the compiled tables are, seen from the package; their paths inside are those of the tables."""
_DATE = "$date"
"""The key of an object that represents a date, which JSON does not have."""


def compiled_table(package: Path, name: str, toml: bytes) -> dict[str, Any] | None:
    """Return a table by its path, such as ``kinds/money/units``, if it was compiled from this TOML.

    ``package`` is the folder of newsfacts. Return ``None`` if the table was not compiled, was compiled from
    other TOML, or cannot be read.
    """
    try:
        data = package.joinpath(_FOLDER, f"{name}.json").read_bytes()
        found = json.loads(data, object_hook=_restored if _DATE.encode() in data else None)
        table: dict[str, Any] = found["table"]
        return table if found["crc32"] == zlib.crc32(toml) else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def compile_tables(package: Path) -> int:
    """Write all tables of newsfacts as JSON again, and return their number.

    Raises `TypeError` for a table with a time of day, which JSON cannot hold.
    """
    import shutil  # not needed to read tables
    import tomllib

    folder = package / _FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    paths = sorted(package.rglob("*.toml"))
    for path in paths:
        toml = path.read_bytes()
        compiled = {"crc32": zlib.crc32(toml), "table": tomllib.loads(toml.decode("utf-8"))}
        text = json.dumps(compiled, ensure_ascii=False, separators=(",", ":"), default=_for_json)
        target = folder / path.relative_to(package).with_suffix(".json")
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".unfinished")  # another process may read meanwhile
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(target)
    return len(paths)


def _for_json(value: object) -> dict[str, str]:
    if type(value) is not dt.date:
        raise TypeError(f"a table has {value!r}, which JSON cannot hold")
    return {_DATE: value.isoformat()}


def _restored(part: dict[str, Any]) -> dict[str, Any] | dt.date:
    return dt.date.fromisoformat(part[_DATE]) if _DATE in part else part
