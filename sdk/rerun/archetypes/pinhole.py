"""`Pinhole`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.pinhole import PinholeExt

__all__ = ["Pinhole"]


class Pinhole(PinholeExt, VisualArchetype):
    """A camera: how the space below the entity is projected to pixels.

    Attributes
    ----------
    image_from_camera:
        (3, 3) float32, rows first. Map from camera space (z forward) to homogeneous pixels.
    resolution:
        2 numbers. Width and height, pixels. Default: that of an image on the same entity.
    camera_xyz:
        3 directions of `ViewDir`. What the camera's axes mean. Default: RDF.
    child_frame:
        Text. The camera's frame. Default: the entity's.
    parent_frame:
        Text. The frame the camera is placed in. Default: the parent's.
    image_plane_distance:
        Number, float32. How far in front of a camera its image is drawn, scene units. Default: by the size of the
        scene.
    color:
        RGB(A). Colour of the drawn camera. Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1. Default:
        by entity.
    line_width:
        Number, float32. Width of the drawn camera's lines. Radius: scene units, or if negative the size in points of
        the user interface. Default: 1.5 points.
    """

    _NAME = "rerun.archetypes.Pinhole"
    _FIELDS = fields(
        _NAME,
        image_from_camera=components.PinholeProjectionBatch,
        resolution=components.ResolutionBatch,
        camera_xyz=components.ViewCoordinatesBatch,
        child_frame=components.TransformFrameIdBatch,
        parent_frame=components.TransformFrameIdBatch,
        image_plane_distance=components.ImagePlaneDistanceBatch,
        color=components.ColorBatch,
        line_width=components.RadiusBatch,
    )

    image_from_camera: components.PinholeProjectionBatch | None
    resolution: components.ResolutionBatch | None
    camera_xyz: components.ViewCoordinatesBatch | None
    child_frame: components.TransformFrameIdBatch | None
    parent_frame: components.TransformFrameIdBatch | None
    image_plane_distance: components.ImagePlaneDistanceBatch | None
    color: components.ColorBatch | None
    line_width: components.RadiusBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        image_from_camera: encodings.Mat3x3Like | None = None,
        resolution: encodings.Vec2DLike | None = None,
        camera_xyz: encodings.ViewCoordinatesLike | None = None,
        child_frame: encodings.Utf8Like | None = None,
        parent_frame: encodings.Utf8Like | None = None,
        image_plane_distance: encodings.Float32Like | None = None,
        color: encodings.Rgba32Like | None = None,
        line_width: encodings.Float32Like | None = None,
    ) -> Pinhole:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "image_from_camera": image_from_camera,
                "resolution": resolution,
                "camera_xyz": camera_xyz,
                "child_frame": child_frame,
                "parent_frame": parent_frame,
                "image_plane_distance": image_plane_distance,
                "color": color,
                "line_width": line_width,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        image_from_camera: encodings.Mat3x3ArrayLike | None = None,
        resolution: encodings.Vec2DArrayLike | None = None,
        camera_xyz: encodings.ViewCoordinatesArrayLike | None = None,
        child_frame: encodings.Utf8ArrayLike | None = None,
        parent_frame: encodings.Utf8ArrayLike | None = None,
        image_plane_distance: encodings.Float32ArrayLike | None = None,
        color: encodings.Rgba32ArrayLike | None = None,
        line_width: encodings.Float32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "image_from_camera": image_from_camera,
                "resolution": resolution,
                "camera_xyz": camera_xyz,
                "child_frame": child_frame,
                "parent_frame": parent_frame,
                "image_plane_distance": image_plane_distance,
                "color": color,
                "line_width": line_width,
            },
        )
