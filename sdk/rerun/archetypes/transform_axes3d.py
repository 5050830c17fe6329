"""`TransformAxes3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["TransformAxes3D"]


class TransformAxes3D(VisualArchetype):
    """Draws the axes of the entity's frame.

    Parameters
    ----------
    axis_length:
        Number, float32. Length of drawn axes, scene units.
    show_frame:
        True or False. Whether the frame's name is drawn. Default: False.
    """

    _NAME = "rerun.archetypes.TransformAxes3D"
    _FIELDS = fields(
        _NAME,
        axis_length=components.AxisLengthBatch,
        show_frame=components.ShowLabelsBatch,
    )

    axis_length: components.AxisLengthBatch | None
    show_frame: components.ShowLabelsBatch | None

    def __init__(
        self,
        axis_length: encodings.Float32Like,
        *,
        show_frame: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                axis_length=axis_length,
                show_frame=show_frame,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        axis_length: encodings.Float32Like | None = None,
        show_frame: encodings.BoolLike | None = None,
    ) -> TransformAxes3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "axis_length": axis_length,
                "show_frame": show_frame,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        axis_length: encodings.Float32ArrayLike | None = None,
        show_frame: encodings.BoolArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "axis_length": axis_length,
                "show_frame": show_frame,
            },
        )
