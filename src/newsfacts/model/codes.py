"""Strings that are codes: names of kinds and extractors, units and currencies, ids.

Words from a text can have any character. A code is compared, printed and sent on its own, so it must not
have characters that UTF-8 cannot encode (surrogates) or that end a string in other programs (U+0000).
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsfacts.regexes import compiled

__all__ = ["CODE", "code_fault", "code_fault_inside"]

CODE = {"code": True}
"""Metadata of a field (`attrs.field`) that holds a code, or a tuple of codes."""
_WRONG = compiled("[\\x00\ud800-\udfff]")


def code_fault(code: str) -> str | None:
    r"""Return what is wrong with a code; ``None`` if nothing is.

    >>> code_fault("EUR"), code_fault("EU\0R")
    (None, 'has the character U+0000, which is not allowed in a code')
    """
    wrong = _WRONG.search(code)
    return (
        None
        if wrong is None
        else f"has the character U+{ord(wrong.group()):04X}, which is not allowed in a code"
    )


def code_fault_inside(value: object) -> tuple[str, str] | None:
    """Return the path of the first wrong code inside a value and what is wrong with it, or ``None``.

    Looked at are the fields that an attrs class declares with `CODE`, and those of the values inside it.
    """
    return next(_faults(value, "", is_code=False), None)


def _faults(value: object, path: str, *, is_code: bool) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        fault = code_fault(value) if is_code else None
        if fault is not None:
            yield path, fault
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _faults(item, f"{path}[{number}]", is_code=is_code)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):  # type: ignore[arg-type]
            inner = f"{path}.{field.name}" if path else field.name
            yield from _faults(getattr(value, field.name), inner, is_code=bool(field.metadata.get("code")))
