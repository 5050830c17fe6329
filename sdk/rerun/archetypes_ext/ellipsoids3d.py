"""Constructor of `Ellipsoids3D`."""

from __future__ import annotations

import numpy as np

from .. import components, encodings
from .._baseclasses import Archetype
from .._converters import to_numpy
from ..error_utils import warn_or_raise


class Ellipsoids3DExt(Archetype):
    """See `Ellipsoids3D`."""

    def __init__(
        self,
        *,
        half_sizes: encodings.Vec3DArrayLike | None = None,
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
        """Ellipsoids, or spheres with `radii`.

        Parameters
        ----------
        half_sizes:
            (N, 3) float32: radii along the axes, scene units.
        radii:
            (N,) float32: the same along all axes; instead of `half_sizes`.
        centers:
            (N, 3) float32: where the middles are; the origin if not given.
        rotation_axis_angles, quaternions:
            Rotations about the middles.
        colors:
            Colours, as of `Points3D`.
        line_radii:
            Half the width of the outlines.
        fill_mode:
            Whether outlines, surfaces or both are drawn.
        labels:
            Texts at the ellipsoids.
        show_labels:
            Whether labels are drawn.
        class_ids:
            Classes of the ellipsoids.
        """
        with self._constructing():
            if radii is not None:
                if half_sizes is not None:
                    warn_or_raise("Ellipsoids3D: expected one of half_sizes and radii, got both; radii are taken")
                half_sizes = np.repeat(to_numpy(radii).reshape(-1, 1), 3, axis=1)
            self._set(
                half_sizes=half_sizes,
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
