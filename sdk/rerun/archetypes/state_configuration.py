"""`StateConfiguration`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["StateConfiguration"]


class StateConfiguration(VisualArchetype):
    """How the states of `StateChange` look; the fields belong together by their place in the lists.

    Parameters
    ----------
    values:
        N texts, or one text. The states as they are logged.
    labels:
        N texts, or one text. What to show instead. Default: the value.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colour, sRGB with separate alpha;
        integers 0 … 255 or floats 0 … 1. Default: by value.
    visible:
        (N,) bool. Whether it is drawn. Default: True.
    """

    _NAME = "rerun.archetypes.StateConfiguration"
    _FIELDS = fields(
        _NAME,
        values=components.TextBatch,
        labels=components.TextBatch,
        colors=components.ColorBatch,
        visible=components.VisibleBatch,
    )

    values: components.TextBatch | None
    labels: components.TextBatch | None
    colors: components.ColorBatch | None
    visible: components.VisibleBatch | None

    def __init__(
        self,
        *,
        values: encodings.Utf8ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        visible: encodings.BoolArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                values=values,
                labels=labels,
                colors=colors,
                visible=visible,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        values: encodings.Utf8ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        visible: encodings.BoolArrayLike | None = None,
    ) -> StateConfiguration:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "values": values,
                "labels": labels,
                "colors": colors,
                "visible": visible,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        values: encodings.Utf8ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        visible: encodings.BoolArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "values": values,
                "labels": labels,
                "colors": colors,
                "visible": visible,
            },
        )
