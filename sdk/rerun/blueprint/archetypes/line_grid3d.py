"""`LineGrid3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["LineGrid3D"]


class LineGrid3D(Archetype):
    """The grid on the ground of a 3D view.

    Parameters
    ----------
    visible:
        True or False. Whether it is drawn. Default: True.
    spacing:
        Number, float32. Distance of grid lines, scene units. Default: 1.
    plane:
        `Plane3D`, or 4 numbers: normal and distance. Where the grid lies. Default: the ground of the view coordinates.
    stroke_width:
        Number, float32. Width of a line, points of the user interface. Default: 1.
    color:
        RGB(A). Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1. Default: half transparent gray.
    """

    _NAME = "rerun.blueprint.archetypes.LineGrid3D"
    _FIELDS = fields(
        _NAME,
        visible=components.VisibleBatch,
        spacing=blueprint_components.GridSpacingBatch,
        plane=components.Plane3DBatch,
        stroke_width=components.StrokeWidthBatch,
        color=components.ColorBatch,
    )

    visible: components.VisibleBatch | None
    spacing: blueprint_components.GridSpacingBatch | None
    plane: components.Plane3DBatch | None
    stroke_width: components.StrokeWidthBatch | None
    color: components.ColorBatch | None

    def __init__(
        self,
        visible: encodings.BoolLike | None = None,
        *,
        spacing: encodings.Float32Like | None = None,
        plane: encodings.Plane3DLike | None = None,
        stroke_width: encodings.Float32Like | None = None,
        color: encodings.Rgba32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                visible=visible,
                spacing=spacing,
                plane=plane,
                stroke_width=stroke_width,
                color=color,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        visible: encodings.BoolLike | None = None,
        spacing: encodings.Float32Like | None = None,
        plane: encodings.Plane3DLike | None = None,
        stroke_width: encodings.Float32Like | None = None,
        color: encodings.Rgba32Like | None = None,
    ) -> LineGrid3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "visible": visible,
                "spacing": spacing,
                "plane": plane,
                "stroke_width": stroke_width,
                "color": color,
            },
        )
