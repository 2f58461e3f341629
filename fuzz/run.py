"""Run a target under atheris, which is libFuzzer with an eye on Python's branches.

    python fuzz/run.py text                                  until something breaks, or Ctrl-C
    python fuzz/run.py json -runs=20000 -seed=1              a fixed number of tries
    python fuzz/run.py text fuzz/regressions/text/some-file  one input again

Options are libFuzzer's. What it learns goes to ``fuzz/.found/<target>``, which git ignores; the written
corpus is read and never changed. An input that breaks a promise is saved as ``fuzz/.found/<target>-crash-…``:
move it to ``fuzz/regressions/<target>/`` under a name that says what it is, and the test suite replays it.
"""

from __future__ import annotations

import functools
import importlib
import json
import pkgutil
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import atheris

HERE = Path(__file__).parent
FOUND = HERE / ".found"

with atheris.instrument_imports(include=["newsfacts"]):
    # All of it, now: much of newsfacts is imported on first use, which would be too late to be watched.
    import newsfacts

    for module in pkgutil.walk_packages(newsfacts.__path__, "newsfacts."):
        if module.name != "newsfacts.__main__":
            try:
                importlib.import_module(module.name)
            except ImportError as missing:  # a module over another library, which is not installed here
                if (missing.name or "newsfacts").startswith("newsfacts"):
                    raise
    import targets

    from newsfacts.engine.languages import for_language
    from newsfacts.lexicon.tables import languages
    from newsfacts.registry import Registry

_LONGEST = {"text": 600, "json": 4000}
_MARKS = (
    "“ ” „ ‘ ’ « » \" ' ( ) $ € £ ¥ ¢ % ‰ ° – — − - … , . / : ; & # @ ½ ⅓ "
    "\u00a0 \u202f \u2009 \u200b \u00ad \ufeff \ud800 \udfff \x00 \u2028 \u202e \u0301 \uff15 \u0665 ŉ ʼ"
)
_ODD: list[Any] = [
    *(None, True, 0, -1, 5, 2.5, -0.0, 2**63, 10**400, float("inf")),
    *([], {}, [[]], {"": None}, [0, 1], [1, 0]),
    *("", "5", "-0", "0.10", "1e5", "NaN", "\u0661", "9" * 200, "0." + "0" * 200 + "1", "\ud800", "\x1b[2J"),
    *("money", "percentage", "date", "quotation", "range", "exact", "over", "EUR", "de", "xx", "../en"),
    *("2025-02-13", "0001-01-01", "9999-12-31", "2025-W07-4", "2025-02-13T23:59:60Z"),
    *("DURATION", "P1Y", "199"),
]
"""Values that may stand anywhere in JSON, and nearly everywhere should not."""


def words() -> Iterator[bytes]:
    """Give what is worth inserting into a text: every word of the tables, and marks."""
    for language in languages():
        for first, entries in for_language(language).lexicon.entries.items():
            for entry in entries:
                yield f"{first}{''.join(entry.rest)} ".encode("utf-8", "surrogatepass")
    for mark in (*_MARKS.split(" "), "\r\n", "\n\n"):
        yield mark.encode("utf-8", "surrogatepass")


def keys() -> Iterator[bytes]:
    """Give what is worth inserting into JSON: the keys of the form, its kinds, and values that hurt."""
    import attrs

    from newsfacts import model

    fields = {
        field.name
        for name in model.__all__
        if attrs.has(getattr(model, name))
        for field in attrs.fields(getattr(model, name))
    }
    for name in sorted(
        {*fields, *Registry.builtin().kinds, "source", "certainty", "start", "annotated", "optional"}
    ):
        yield f'"{name}":'.encode()
        yield f'"{name}"'.encode()
    hurtful = (
        "null",
        "true",
        "NaN",
        "Infinity",
        "1e999",
        "-0.0",
        "1e-999",
        '"\\ud800"',
        "9" * 60,
        "[[[[",
        "{}",
    )
    yield from (word.encode() for word in hurtful)


def dictionary(target: str) -> Path:
    """Write libFuzzer's dictionary: what a fuzzer would take years to spell."""
    tokens = sorted(set(words() if target == "text" else keys()))
    path = FOUND / f"{target}.dict"
    lines = [
        '"{}"\n'.format("".join(f"\\x{byte:02x}" for byte in token)) for token in tokens if len(token) < 60
    ]
    path.write_text("".join(lines), encoding="ascii")
    return path


# JSON that is broken is refused at the first letter; what hurts is whole JSON that says the wrong thing.


def _places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, item in inner:
        yield from _places(item, (*path, key))


def _changed(data: Any, path: tuple[Any, ...], chance: random.Random, others: list[Any]) -> Any:
    """Give plain data with one place replaced, doubled, left out or renamed."""
    if not path:
        return chance.choice(others)
    data = dict(data) if isinstance(data, dict) else list(data)
    if len(path) > 1:
        data[path[0]] = _changed(data[path[0]], path[1:], chance, others)
        return data
    key, way = path[0], chance.randrange(5)
    if way == 0:
        del data[key]
    elif way == 1 and isinstance(data, list):
        data.insert(key, data[key])
    elif way == 1:
        data[chance.choice([*data, "more"])] = data[key]
    elif way == 2 and type(data[key]) is int:
        data[key] += chance.choice([-1, 1, 2, 100])
    else:
        data[key] = chance.choice(others)
    return data


def mutate_json(data: bytes, max_size: int, seed: int) -> bytes:
    """Change whole JSON in one place, with another of its own values or an odd one; else change bytes."""
    chance = random.Random(seed)
    try:
        whole = json.loads(data)
        if chance.randrange(4) == 0:
            raise ValueError("bytes, this time")
        paths = list(_places(whole))
        own = [functools.reduce(lambda inner, key: inner[key], path, whole) for path in paths]
        for _ in range(chance.choice([1, 1, 2, 4])):
            path = chance.choice(list(_places(whole)))
            whole = _changed(
                whole, path, chance, [chance.choice(own), chance.choice(own), chance.choice(_ODD)]
            )
        changed = json.dumps(whole).encode()
    except (ValueError, RecursionError):
        changed = atheris.Mutate(data, max_size)
    return changed if len(changed) <= max_size else atheris.Mutate(data, max_size)


def main(arguments: list[str]) -> None:
    """Fuzz the target that the first argument names."""
    name, *options = arguments[1:] or [""]
    if name not in targets.TARGETS:
        sys.exit(f"usage: {arguments[0]} {{{','.join(targets.TARGETS)}}} [libFuzzer options or one input]")
    learnt = FOUND / name
    learnt.mkdir(parents=True, exist_ok=True)
    if not any(not option.startswith("-") for option in options):
        options = [
            f"-dict={dictionary(name)}",
            f"-artifact_prefix={FOUND / name}-",
            f"-max_len={_LONGEST[name]}",
            "-timeout=10",  # seconds for one input, which takes milliseconds
            *options,
            str(learnt),
            *(str(HERE / kind / name) for kind in ("corpus", "regressions")),
        ]
    mutator = {"custom_mutator": mutate_json} if name == "json" else {}
    atheris.Setup([arguments[0], *options], targets.TARGETS[name], **mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
