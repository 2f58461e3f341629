"""Says what is still wrong, in sentences that newsfacts reads anew: ``docs/faults.toml`` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale

import newsfacts
from newsfacts.formats.words import value_in_words

PUBLISHED = "2025-02-13"
TABLE = Path(__file__).with_suffix(".toml")


def write_faults(path: Path) -> None:
    """Write what the page about accuracy takes in."""
    faults = tomllib.loads(TABLE.read_text(encoding="utf-8"))["fault"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines(faults)), encoding="utf-8")


def found(fault: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the words and the value of each fact of the fault's kind that overlaps its words."""
    start = fault["text"].index(fault["words"])
    end = start + len(fault["words"])
    registry = newsfacts.Registry.builtin()
    doc = newsfacts.extract(fault["text"], locale=fault["locale"], published=PUBLISHED, registry=registry)
    return [
        (fact.text, value_in_words(fact.value))
        for fact in doc.of(fault["kind"])
        if fact.start < end and start < fact.end
    ]


def is_mended(fault: Mapping[str, str]) -> bool:
    """Return whether newsfacts reads the sentence right by now."""
    return found(fault) == _right(fault)


def lines(faults: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the faults as Markdown: those that are still there by language, then those that are mended."""
    mended = []
    language = None
    for fault in faults:
        if is_mended(fault):
            mended.append(fault)
            continue
        if fault["locale"] != language:
            language = fault["locale"]
            yield f"**{Locale(language).english_name}**\n\n"
        yield f"- {fault['text']}\\\n"
        yield f"  {_wording(found(fault))}. Right: {_wording(_right(fault))}. {fault['why']}\n\n"
    if mended:
        yield "Mended since this list was written:\n\n"
        yield from (f"- {fault['text']}\\\n  {_wording(_right(fault))}.\n" for fault in mended)


def _right(fault: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(fault["words"], fault["right"])] if fault["right"] else []


def _wording(facts: Iterable[tuple[str, str]]) -> str:
    return " and ".join(f"*{words}* → `{value}`" for words, value in facts) or "nothing"
