"""`Tensor`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.tensor import TensorExt

__all__ = ["Tensor"]


class Tensor(TensorExt, VisualArchetype):
    """An array of numbers of any dimension.

    Attributes
    ----------
    data:
        `TensorData`, or an array of numbers. Array of numbers of any dimension, last axis fastest.
    value_range:
        2 numbers: first and last. The values at the ends of the colormap. Default: by the data.
    """

    _NAME = "rerun.archetypes.Tensor"
    _FIELDS = fields(
        _NAME,
        data=components.TensorDataBatch,
        value_range=components.ValueRangeBatch,
    )

    data: components.TensorDataBatch | None
    value_range: components.ValueRangeBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        data: encodings.TensorDataLike | None = None,
        value_range: encodings.Range1DLike | None = None,
    ) -> Tensor:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "data": data,
                "value_range": value_range,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        data: encodings.TensorDataArrayLike | None = None,
        value_range: encodings.Range1DArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "data": data,
                "value_range": value_range,
            },
        )
