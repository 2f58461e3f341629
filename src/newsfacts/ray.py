"""Facts in Ray Data, over `newsfacts.arrow`: needs pyarrow, and Ray, which newsfacts does not install."""

from __future__ import annotations

from typing import Any

from newsfacts.arrow import extract
from newsfacts.pipeline import Pipeline

__all__ = ["Facts"]


class Facts:
    """Finds the facts of batches of texts, for ``Dataset.map_batches``: an actor keeps its tables.

    The default ``pipeline`` finds all kinds. ``options`` are those of `newsfacts.arrow.extract`::

        articles.map_batches(
            Facts, fn_constructor_kwargs={"text": "body"}, batch_format="pyarrow", concurrency=2
        )

    >>> import pyarrow
    >>> Facts(text="body")(pyarrow.table({"body": ["It cost €5."]})).column("unit").to_pylist()
    ['EUR']
    """

    def __init__(self, pipeline: Pipeline | None = None, **options: Any) -> None:
        self._pipeline = pipeline or Pipeline()
        self._options = options

    def __call__(self, batch: Any) -> Any:
        """Return an Arrow table of the facts of a batch, which is an Arrow table or a data frame."""
        return extract(batch, self._pipeline, **self._options).read_all()
