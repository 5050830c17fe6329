"""Constructor of `Cylinders3D`."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype


class Cylinders3DExt(Archetype):
    """See `Cylinders3D`."""

    def __init__(
        self,
        *,
        lengths: encodings.Float32ArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        centers: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angles: encodings.RotationAxisAngleArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        line_radii: encodings.Float32ArrayLike | None = None,
        fill_mode: components.FillModeLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> None:
        """Solids of the given lengths and radii.

        Parameters
        ----------
        lengths, radii:
            (N,) float32, scene units.
        centers:
            (N, 3) float32: where the middles are; the origin if not given.
        rotation_axis_angles, quaternions:
            Rotations about that place.
        colors:
            Colours, as of `Points3D`.
        line_radii:
            Half the width of the outlines.
        fill_mode:
            Whether outlines, surfaces or both are drawn.
        labels:
            Texts at the solids.
        show_labels:
            Whether labels are drawn.
        class_ids:
            Classes of the solids.
        """
        with self._constructing():
            self._set(
                lengths=lengths,
                radii=radii,
                centers=centers,
                rotation_axis_angles=rotation_axis_angles,
                quaternions=quaternions,
                colors=colors,
                line_radii=line_radii,
                fill_mode=fill_mode,
                labels=labels,
                show_labels=show_labels,
                class_ids=class_ids,
            )
