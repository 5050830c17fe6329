"""`SpatialInformation`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["SpatialInformation"]


class SpatialInformation(Archetype):
    """What a spatial view shows besides the data, and in which frame.

    Parameters
    ----------
    target_frame:
        Text. Name of a coordinate frame.
    show_bounding_box:
        True or False. Whether it takes effect. Default: False.
    show_axes:
        True or False. Whether it takes effect. Default: False.
    axes:
        3 directions of `ViewDir`. What the axes x, y, z mean to a viewer. Default: by the data.
    """

    _NAME = "rerun.blueprint.archetypes.SpatialInformation"
    _FIELDS = fields(
        _NAME,
        target_frame=components.TransformFrameIdBatch,
        show_bounding_box=blueprint_components.EnabledBatch,
        show_axes=blueprint_components.EnabledBatch,
        axes=components.ViewCoordinatesBatch,
    )

    target_frame: components.TransformFrameIdBatch | None
    show_bounding_box: blueprint_components.EnabledBatch | None
    show_axes: blueprint_components.EnabledBatch | None
    axes: components.ViewCoordinatesBatch | None

    def __init__(
        self,
        target_frame: encodings.Utf8Like,
        *,
        show_bounding_box: encodings.BoolLike | None = None,
        show_axes: encodings.BoolLike | None = None,
        axes: encodings.ViewCoordinatesLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                target_frame=target_frame,
                show_bounding_box=show_bounding_box,
                show_axes=show_axes,
                axes=axes,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        target_frame: encodings.Utf8Like | None = None,
        show_bounding_box: encodings.BoolLike | None = None,
        show_axes: encodings.BoolLike | None = None,
        axes: encodings.ViewCoordinatesLike | None = None,
    ) -> SpatialInformation:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "target_frame": target_frame,
                "show_bounding_box": show_bounding_box,
                "show_axes": show_axes,
                "axes": axes,
            },
        )
