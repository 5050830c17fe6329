"""Instance poses: one visual drawn many times."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Drawable, ImageRect, LineSegments, MeshInstances, Points, Splats, Volume
from rerun_render.scene.affine import Matrix
from rerun_render.scene.bounds import Box
from rerun_render.scene.visual import Labels, Visual


def repeat_visual(visual: Visual, poses: Matrix, key: Hashable) -> Visual:
    """The visual once for each of the (P, 4, 4) `obj_from_pose`, P at least 1.

    key: identity of the poses; becomes part of the keys of the drawables.
    """
    if len(poses) == 0:
        raise ValueError("expected at least one pose, got none")
    drawables: list[Drawable] = []
    for drawable in visual.drawables:
        new_key = None if drawable.key is None else (drawable.key, "poses", key)
        if isinstance(drawable, Points):
            drawables.append(
                replace(
                    drawable,
                    key=new_key,
                    positions=_move(drawable.positions, poses),
                    radii=_scale(drawable.radii, poses),
                    colors=np.tile(drawable.colors, (len(poses), 1)),
                )
            )
        elif isinstance(drawable, LineSegments):
            drawables.append(
                replace(
                    drawable,
                    key=new_key,
                    starts=_move(drawable.starts, poses),
                    ends=_move(drawable.ends, poses),
                    radii=_scale(drawable.radii, poses),
                    colors=np.tile(drawable.colors, (len(poses), 1)),
                    kinds=np.tile(drawable.kinds, len(poses)),
                )
            )
        elif isinstance(drawable, MeshInstances):
            inner = np.zeros((len(drawable.obj_from_mesh), 4, 4))
            inner[:, :3] = drawable.obj_from_mesh
            inner[:, 3, 3] = 1
            combined = (poses[:, None] @ inner[None])[:, :, :3].reshape(-1, 3, 4)
            drawables.append(
                replace(
                    drawable,
                    key=new_key,
                    obj_from_mesh=np.ascontiguousarray(combined, np.float32),
                    tints=np.tile(drawable.tints, (len(poses), 1)),
                )
            )
        elif isinstance(drawable, Splats):
            drawables += [_move_splats(drawable, pose, (new_key, number)) for number, pose in enumerate(poses)]
        elif isinstance(drawable, Volume):
            drawables += [replace(drawable, obj_from_box=pose @ drawable.obj_from_box) for pose in poses]
        else:
            drawables += [_move_image(drawable, pose) for pose in poses]
    return Visual(
        drawables=tuple(drawables),
        bounds=_posed_box(visual.bounds, poses),
        region_of_interest=_posed_box(visual.region_of_interest, poses),
        labels=None if visual.labels is None else _repeat_labels(visual.labels, poses),
        draw_order=visual.draw_order,
    )


def _move(points: npt.NDArray[np.float32], poses: Matrix) -> npt.NDArray[np.float32]:
    """(P * N, 3) float32: the (N, 3) points in every pose."""
    moved = points.astype(np.float64) @ poses[:, :3, :3].transpose(0, 2, 1) + poses[:, None, :3, 3]
    return np.ascontiguousarray(moved.reshape(-1, 3), np.float32)


def _scale(radii: npt.NDArray[np.float32], poses: Matrix) -> npt.NDArray[np.float32]:
    """(P * N,) radii; those in scene units grow with the geometric mean of the basis columns of each pose."""
    factors = np.cbrt(np.prod(np.linalg.norm(poses[:, :3, :3], axis=1), axis=1))
    return np.where(radii > 0, radii[None] * factors[:, None], radii[None]).astype(np.float32).reshape(-1)


def _posed_box(box: Box | None, poses: Matrix) -> Box | None:
    if box is None:
        return None
    linear, offset = poses[:, :3, :3], poses[:, :3, 3]
    at_low, at_high = linear * box[0], linear * box[1]
    low = np.minimum(at_low, at_high).sum(axis=2) + offset
    high = np.maximum(at_low, at_high).sum(axis=2) + offset
    return np.stack([low.min(axis=0), high.max(axis=0)])


def _move_image(image: ImageRect, pose: Matrix) -> ImageRect:
    linear = pose[:3, :3]
    return replace(
        image,
        key=None,
        top_left=linear @ image.top_left + pose[:3, 3],
        extent_u=linear @ image.extent_u,
        extent_v=linear @ image.extent_v,
    )


def _move_splats(splats: Splats, pose: Matrix, key: Hashable) -> Splats:
    linear = pose[:3, :3]
    whole = splats.covariances[:, [0, 1, 2, 1, 3, 4, 2, 4, 5]].reshape(-1, 3, 3).astype(np.float64)
    turned = (linear @ whole @ linear.T).reshape(-1, 9)[:, [0, 1, 2, 4, 5, 8]]
    x, y, z = (linear @ splats.center + pose[:3, 3]).tolist()
    # Where a pose flattens all there is no direction to go back to.
    turn = np.linalg.inv(linear) if np.linalg.det(linear) != 0 else np.eye(3)
    return replace(
        splats,
        key=key,
        positions=_move(splats.positions, pose[None]),
        covariances=np.ascontiguousarray(turned, np.float32),
        harmonics_from_obj=splats.harmonics_from_obj @ turn,
        center=(x, y, z),
    )


def _repeat_labels(labels: Labels, poses: Matrix) -> Labels:
    count = len(poses)
    anchors = labels.anchors @ poses[:, :3, :3].transpose(0, 2, 1) + poses[:, None, :3, 3]
    return Labels(
        anchors=anchors.reshape(-1, 3),
        texts=labels.texts * count,
        colors=np.tile(labels.colors, (count, 1)),
        wrap_widths=None if labels.wrap_widths is None else np.tile(labels.wrap_widths, count),
        wrap_extents=None if labels.wrap_extents is None else np.tile(labels.wrap_extents, count),
    )
