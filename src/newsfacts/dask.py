"""Facts in Dask data frames, over `newsfacts.arrow`.

Needs pyarrow, and Dask with pandas, which newsfacts does not install.
"""

from __future__ import annotations

from typing import Any

from newsfacts.arrow import FACTS, extract
from newsfacts.pipeline import Pipeline

try:
    import pandas as pd
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        'newsfacts.dask needs pandas: pip install "dask[dataframe]"', name=missing.name
    ) from missing

__all__ = ["META", "facts"]

META: Any = FACTS.empty_table().to_pandas(types_mapper=pd.ArrowDtype)
"""An empty frame with the columns and types that `facts` returns: the ``meta`` of ``map_partitions``."""


def facts(partition: Any, pipeline: Pipeline | None = None, **options: Any) -> Any:
    """Return the facts of a pandas data frame of texts as a data frame, for ``DataFrame.map_partitions``.

    The default ``pipeline`` finds all kinds. ``options`` are those of `newsfacts.arrow.extract`, except
    ``keep``, for which `META` has no columns. The columns have Arrow types::

        articles.map_partitions(facts, text="body", meta=META)
    """
    table = extract(partition, pipeline, **options).read_all()
    return table.to_pandas(types_mapper=pd.ArrowDtype)
