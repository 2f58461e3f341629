"""Mutation operators that cosmic-ray lacks: for code that is mostly conditions, they tell the most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import parso
from cosmic_ray.operators.operator import Example, Operator

__all__ = ["Provider"]

_Place = tuple[tuple[int, int], tuple[int, int]]


class DropOperand(Operator):
    """Takes one operand out of ``a and b and c`` or ``a or b``, which asks whether it is needed."""

    def mutation_positions(self, node: Any) -> Iterator[_Place]:
        """Yield the places of the operands."""
        if node.type in ("and_test", "or_test"):
            for operand in node.children[::2]:
                yield operand.start_pos, operand.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """Leave out the operand ``index`` with the word that joins it."""
        prefix = node.get_first_leaf().prefix
        gone = (2 * index - 1, 2 * index) if index else (0, 1)
        node.children = [child for i, child in enumerate(node.children) if i not in gone]
        node.get_first_leaf().prefix = prefix
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Return what becomes of what."""
        return (
            Example("a and b and c", "b and c"),
            Example("a and b and c", "a and c", occurrence=1),
            Example("a or b", "a", occurrence=1),
        )


class SwapIn(Operator):
    """Turns ``in`` into ``not in`` and back."""

    def mutation_positions(self, node: Any) -> Iterator[_Place]:
        """Yield the places of ``in`` and ``not in`` in comparisons."""
        if node.type == "comparison":
            for sign in node.children[1::2]:
                if sign.get_code(include_prefix=False) in ("in", "not in"):
                    yield sign.start_pos, sign.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """Turn the one with number ``index``."""
        signs = [
            i
            for i, child in enumerate(node.children)
            if i % 2 and child.get_code(include_prefix=False) in ("in", "not in")
        ]
        sign = node.children[signs[index]]
        turned = " not in" if sign.get_code(include_prefix=False) == "in" else " in"
        node.children[signs[index]] = parso.parse(turned)
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Return what becomes of what."""
        return (Example("a in b", "a not in b"), Example("a not in b", "a in b"))


class Provider:
    """What cosmic-ray asks for the operators of ``newsfacts/``."""

    _operators: ClassVar = {cls.__name__: cls for cls in (DropOperand, SwapIn)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._operators)

    def __getitem__(self, name: str) -> type[Operator]:
        return self._operators[name]
