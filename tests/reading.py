"""How the properties read a text, and compare what two readings found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from newsfacts import Document, Fact, Pipeline, Registry
from newsfacts.interchange.documents import fact_to_dict
from newsfacts.lexicon.tables import languages
from newsfacts.testing import texts

PUBLISHED = dt.date(2025, 2, 13)
"""The one publication date of the suite."""


@cache
def pipeline(*, vague: bool = False, kinds: frozenset[str] | None = None) -> Pipeline:
    """Give a pipeline of the built-in extractors that raises where one of them fails."""
    return Pipeline(registry=Registry.builtin(), strict=True, vague=vague, kinds=kinds)


def read(
    text: str,
    locale: str = "en",
    *,
    published: dt.date | None = PUBLISHED,
    vague: bool = True,
    kinds: Iterable[str] | None = None,
) -> Document:
    """Read a text with the built-in extractors."""
    wanted = None if kinds is None else frozenset(kinds)
    document = Document(text, locale=locale, published=published)
    return pipeline(vague=vague, kinds=wanted).extract(document)


@st.composite
def localised(draw: st.DrawFn, max_size: int = 20) -> tuple[str, str]:
    """Draw a text together with its locale."""
    locale = draw(st.sampled_from(languages()))
    return draw(texts(locale, max_size=max_size)), locale


def told(facts: Iterable[Fact[Any]], shift: int = 0) -> list[dict[str, Any]]:
    """Give facts as plain data, with every offset moved by ``shift``, without the candidates they beat."""
    return [_moved(_without_beaten(fact_to_dict(fact)), shift) for fact in facts]


def _without_beaten(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "source": {key: item for key, item in data["source"].items() if key != "beaten"}}


def _moved(data: Any, shift: int) -> Any:
    if isinstance(data, list):
        return [_moved(item, shift) for item in data]
    if not isinstance(data, dict):
        return data
    result = {}
    for key, item in data.items():
        if key in ("start", "end") and isinstance(item, int):
            result[key] = item + shift
        elif key in ("outer", "equivalent_to") and item is not None:
            result[key] = [edge + shift for edge in item]
        else:
            result[key] = _moved(item, shift)
    return result


def spelled(data: Any, change: Callable[[str], str]) -> Any:
    """Give plain data with every string in it changed: to compare texts that differ in their spelling."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, list):
        return [spelled(item, change) for item in data]
    if isinstance(data, dict):
        return {key: spelled(item, change) for key, item in data.items()}
    return data
