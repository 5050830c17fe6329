"""GaussianSplats3D: Gaussians as a photograph was taken apart into."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import Splats
from rerun_render.query.join import clamp
from rerun_render.scene import bounds
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Float32Array, Inputs, PoseRule, Space, finite, names

DEFAULT_SCALE = 0.01
MIN_ALPHA_FOR_BOUNDS = 5
"""Fainter splats are often far from all others; the eye does not care for them."""
DEFAULT_DEGREE = 3
_BLOCK = 1 << 16
"""Splats at a time, so that temporaries stay small."""
_STORED = 15
_COEFFICIENTS = (0, 3, 8, 15)


class GaussianSplats3D:
    """Draws the archetype GaussianSplats3D."""

    archetype = "GaussianSplats3D"
    space: Space = "3D"
    required = "GaussianSplats3D:centers"
    components = names(
        "GaussianSplats3D",
        *("centers", "scales", "quaternions", "colors", "sh_coefficients", "spherical_harmonics_degree"),
    )
    pose_rule: PoseRule = "multiply"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        centers = inputs.vectors("centers", 3)
        if centers is None:
            return None
        num = len(centers)
        covariances = _covariances(inputs, num)
        kept = finite(centers) & finite(covariances)
        inputs.report_dropped(kept, "splats (centre or scale)")
        colors = inputs.straight_colors(num)
        opaque = colors[:, 3] >= MIN_ALPHA_FOR_BOUNDS
        box, region_of_interest = bounds.boxes(centers[opaque] if opaque.any() else centers)
        if box is None or not kept.any():
            return None
        harmonics = _harmonics(inputs, num)
        every = bool(kept.all())
        x, y, z = box.mean(axis=0).tolist()
        splats = Splats(
            key=(context.key, self.archetype),
            positions=np.ascontiguousarray(centers if every else centers[kept]),
            covariances=covariances if every else covariances[kept],
            colors=np.ascontiguousarray(colors if every else colors[kept]),
            harmonics=harmonics if every or harmonics is None else harmonics[kept],
            center=(x, y, z),
        )
        return Visual(drawables=(splats,), bounds=box, region_of_interest=region_of_interest)


def _covariances(inputs: Inputs, num: int) -> Float32Array:
    """(num, 6) float32 xx, xy, xz, yy, yz, zz of the scales turned by the quaternions. Zero ones do not turn."""
    scales = inputs.vectors("scales", 3)
    if scales is None:
        scales = np.full((1, 3), DEFAULT_SCALE, np.float32)
    quaternions = inputs.vectors("quaternions", 4)
    if quaternions is None:
        quaternions = np.array([[0, 0, 0, 1]], np.float32)
    # What is the same for all is computed once.
    shared = len(scales) == len(quaternions) == 1
    count = 1 if shared else num
    scales, quaternions = clamp(scales, count), clamp(quaternions, count)
    out = np.empty((count, 6), np.float32)
    for start in range(0, count, _BLOCK):
        block = slice(start, start + _BLOCK)
        _fill_covariances(out[block], scales[block], quaternions[block])
    return np.ascontiguousarray(clamp(out, num))


def _fill_covariances(out: Float32Array, scales: Float32Array, quaternions: Float32Array) -> None:
    with np.errstate(all="ignore"):
        spreads = np.square(scales.T.astype(np.float64))
        turned = quaternions.T.astype(np.float64)
        turned = turned / np.sqrt(np.square(turned).sum(axis=0))
    turned[:, ~np.isfinite(turned).all(axis=0)] = np.array([[0], [0], [0], [1]])
    x, y, z, w = turned
    rows = (
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
    )
    with np.errstate(all="ignore"):
        for column, (i, j) in enumerate(((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))):
            out[:, column] = sum(rows[i][k] * rows[j][k] * spreads[k] for k in range(3))


def _harmonics(inputs: Inputs, num: int) -> Float32Array | None:
    """(num, K, 3) float32 coefficients of the degrees to draw; None without any."""
    logged = inputs.array("sh_coefficients")
    degree = int(inputs.number("spherical_harmonics_degree", DEFAULT_DEGREE))
    count = _COEFFICIENTS[min(max(degree, 0), len(_COEFFICIENTS) - 1)]
    if logged is None or count == 0:
        return None
    coefficients = _stored_coefficients(logged)[:, :count]
    return np.ascontiguousarray(clamp(np.nan_to_num(coefficients, posinf=0.0, neginf=0.0), num))


def _stored_coefficients(logged: pa.Array) -> npt.NDArray[np.float32]:
    """(N, 15, 3) float32 of nested fixed-size lists."""
    kind = logged.type
    if not (
        isinstance(logged, pa.FixedSizeListArray)
        and kind.list_size == _STORED
        and pa.types.is_fixed_size_list(kind.value_type)
        and kind.value_type.list_size == 3
    ):
        raise RerunRenderError(f"expected 15 coefficients of 3 numbers for each splat, got Arrow type {kind}")
    inner = logged.values.slice(logged.offset * _STORED, len(logged) * _STORED)
    return arrays.vectors(inner, 3).reshape(-1, _STORED, 3)
