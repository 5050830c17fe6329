"""Constructor of `Points2D`."""

from __future__ import annotations

from .. import encodings
from .._baseclasses import Archetype


class Points2DExt(Archetype):
    """See `Points2D`."""

    def __init__(
        self,
        positions: encodings.Vec2DArrayLike,
        *,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        draw_order: encodings.Float32Like | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
        keypoint_ids: encodings.KeypointIdArrayLike | None = None,
    ) -> None:
        """Points at `positions`, (N, 2) float32, scene units.

        Parameters
        ----------
        positions:
            (N, 2), or a flat array of 2·N numbers.
        radii:
            Scene units, or points of the user interface if negative; (N,) or one number for all.
        colors:
            (N, 3) or (N, 4), uint8 0 … 255 or float 0 … 1, (N,) uint32 0xRRGGBBAA, or one colour for all.
        labels:
            Texts at the points; a single one stands in the middle of all.
        show_labels:
            Whether labels are drawn.
        draw_order:
            The 2D layer; higher is on top.
        class_ids:
            Classes of the points, (N,) uint16 or one for all.
        keypoint_ids:
            Keypoints inside the class; without `class_ids` that is class 0.
        """
        with self._constructing():
            if keypoint_ids is not None and class_ids is None:
                class_ids = 0
            self._set(
                positions=positions,
                radii=radii,
                colors=colors,
                labels=labels,
                show_labels=show_labels,
                draw_order=draw_order,
                class_ids=class_ids,
                keypoint_ids=keypoint_ids,
            )
