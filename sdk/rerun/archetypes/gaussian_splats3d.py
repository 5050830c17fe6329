"""`GaussianSplats3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["GaussianSplats3D"]


class GaussianSplats3D(VisualArchetype):
    """A cloud of coloured 3D Gaussians.

    Parameters
    ----------
    centers:
        (N, 3) float32. Means. Position in 3D, scene units.
    scales:
        (N, 3) float32. Standard deviations along the axes, scene units. Default: 1, 1, 1.
    quaternions:
        (N, 4) float32 x, y, z, w, or `Quaternion`s. Rotation as a quaternion x, y, z, w; readers normalise it. Default:
        none.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Base colours; alpha is the opacity in
        the middle. Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1. Default: white.
    sh_coefficients:
        (N, 15, 3) float16. Spherical harmonics of degrees 1 to 3, RGB for each of 15. Default: 0.
    spherical_harmonics_degree:
        Integer, uint32. Highest degree of the spherical harmonics, 0 … 3. Default: 3.
    """

    _NAME = "rerun.archetypes.GaussianSplats3D"
    _FIELDS = fields(
        _NAME,
        centers=components.Position3DBatch,
        scales=components.Scale3DBatch,
        quaternions=components.RotationQuatBatch,
        colors=components.ColorBatch,
        sh_coefficients=components.SphericalHarmonics3RgbBatch,
        spherical_harmonics_degree=components.SphericalHarmonicsDegreeBatch,
    )

    centers: components.Position3DBatch | None
    scales: components.Scale3DBatch | None
    quaternions: components.RotationQuatBatch | None
    colors: components.ColorBatch | None
    sh_coefficients: components.SphericalHarmonics3RgbBatch | None
    spherical_harmonics_degree: components.SphericalHarmonicsDegreeBatch | None

    def __init__(
        self,
        centers: encodings.Vec3DArrayLike,
        *,
        scales: encodings.Vec3DArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        sh_coefficients: encodings.SphericalHarmonics3RgbArrayLike | None = None,
        spherical_harmonics_degree: encodings.UInt32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                centers=centers,
                scales=scales,
                quaternions=quaternions,
                colors=colors,
                sh_coefficients=sh_coefficients,
                spherical_harmonics_degree=spherical_harmonics_degree,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        centers: encodings.Vec3DArrayLike | None = None,
        scales: encodings.Vec3DArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        sh_coefficients: encodings.SphericalHarmonics3RgbArrayLike | None = None,
        spherical_harmonics_degree: encodings.UInt32Like | None = None,
    ) -> GaussianSplats3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "centers": centers,
                "scales": scales,
                "quaternions": quaternions,
                "colors": colors,
                "sh_coefficients": sh_coefficients,
                "spherical_harmonics_degree": spherical_harmonics_degree,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        centers: encodings.Vec3DArrayLike | None = None,
        scales: encodings.Vec3DArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        sh_coefficients: encodings.SphericalHarmonics3RgbArrayLike | None = None,
        spherical_harmonics_degree: encodings.UInt32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "centers": centers,
                "scales": scales,
                "quaternions": quaternions,
                "colors": colors,
                "sh_coefficients": sh_coefficients,
                "spherical_harmonics_degree": spherical_harmonics_degree,
            },
        )
