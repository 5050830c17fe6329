"""What can be drawn inside a view.

Radii: > 0 in units of obj space (scaled by the geometric mean of the three basis columns of `world_from_obj`), < 0 in
ui points, i.e. `-radius` px at scale 1 wherever the thing is. `depth_rank`: order among things of equal depth and the
layer in orthographic views; higher covers lower.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import IntFlag
from typing import Literal

import numpy as np
import numpy.typing as npt

Float32Array = npt.NDArray[np.float32]
Float64Array = npt.NDArray[np.float64]
UInt8Array = npt.NDArray[np.uint8]
UInt32Array = npt.NDArray[np.uint32]

IDENTITY: Float64Array = np.eye(4)
IDENTITY.setflags(write=False)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Points:
    """Camera-facing discs that look like spheres (perspective) or discs (orthographic).

    positions: (N, 3) float32 obj space, all finite. radii: (N,) float32; 0 leaves a faint dot. colors: (N, 4) uint8,
    drawn opaque, alpha ignored.
    shading: `gradient` = linear colour times max(0.4, sqrt(1.2 - d/r)), d = distance from the centre; or `flat`.
    """

    key: Hashable
    positions: Float32Array
    radii: Float32Array
    colors: UInt8Array
    shading: Literal["gradient", "flat"] = "gradient"
    world_from_obj: Float64Array = field(default_factory=lambda: IDENTITY)
    depth_rank: int = 0


class LineKind(IntFlag):
    """How one segment of `LineSegments` is shaped."""

    BUTT = 0
    ROUND_START = 1
    """A round cap that extends outwards by the radius at the start."""
    ROUND_END = 2
    ROUND = 3
    ARROW_SHAFT = 4
    """The end is cut back (butt) to leave room for the head of the same segment."""
    ARROW_HEAD = 8
    """Only the head: a flat triangle with its tip at the end; length 4r, half-width 2r, both scaled down together
    when the head would be longer than 75 % of the segment."""
    THIN_HEAD = 16
    """With ARROW_SHAFT or ARROW_HEAD: head of coordinate axes, length 10r, half-width 3r."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class LineSegments:
    """Camera-facing line segments. A strip is a run of segments that share end points.

    starts, ends: (N, 3) float32 obj space, all finite. radii: (N,) float32. colors: (N, 4) uint8, drawn opaque.
    kinds: (N,) uint8 of `LineKind` bits.
    shading: `flat`, or `gradient` = linear colour times 0.9*max(0.2, 1-(d/r)^2), d = distance from the axis. For heads
    r is the half-width of the head and d the distance from the line between the tip and the start of the next segment
    (for the last one, `next_start` in obj space; without it, from the tip), which is what the official viewer draws.
    """

    key: Hashable
    starts: Float32Array
    ends: Float32Array
    radii: Float32Array
    colors: UInt8Array
    kinds: UInt8Array
    shading: Literal["flat", "gradient"] = "flat"
    next_start: tuple[float, float, float] | None = None
    world_from_obj: Float64Array = field(default_factory=lambda: IDENTITY)
    depth_rank: int = 0


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Texture:
    """pixels: (H, W, 4) uint8 sRGB, straight alpha, row 0 at the top. H and W at least 1."""

    key: Hashable
    pixels: UInt8Array


@dataclass(frozen=True, eq=False, slots=True, kw_only=True, weakref_slot=True)
class Mesh:
    """Triangles.

    positions: (V, 3) float32, all finite. normals: (V, 3) float32, or None for an unlit mesh; need not be normalised,
    and where one is zero nothing is lit. colors: (V, 4) uint8 or None for white; alpha ignored.
    triangles: (T, 3) uint32, counter-clockwise front faces, all < V.
    texcoords, texture: (V, 2) float32, all finite, (0, 0) the outer corner of the first pixel and (1, 1) that of the
    last; the texture repeats beyond, is filtered bilinearly as encoded, and its alpha is ignored. Both or neither.
    """

    key: Hashable
    positions: Float32Array
    normals: Float32Array | None
    triangles: UInt32Array
    colors: UInt8Array | None = None
    texcoords: Float32Array | None = None
    texture: Texture | None = None


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class MeshInstances:
    """One mesh drawn many times.

    obj_from_mesh: (N, 3, 4) float32, upper rows of the affine transform of each instance; some may mirror.
    tints: (N, 4) uint8 sRGB, straight alpha. albedo_factor: red, green, blue, alpha; linear, premultiplied by alpha.
    albedo = vertex colour * texture * tint * albedo_factor in linear light.
    cull: which faces are dropped. transparent: drawn in the transparent phase, premultiplied by the alpha of tint and
    factor, with all back faces before all front faces of an instance; instances of all things are sorted by the back
    end from far to near. is_sorted: else those of this one are drawn one after another, as they come.
    """

    key: Hashable
    mesh: Mesh
    obj_from_mesh: Float32Array
    tints: UInt8Array
    albedo_factor: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    cull: Literal["none", "back", "front"] = "none"
    transparent: bool = False
    is_sorted: bool = True
    world_from_obj: Float64Array = field(default_factory=lambda: IDENTITY)
    depth_rank: int = 0


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ImageRect:
    """A textured parallelogram.

    top_left: (3,) obj-space place of the texture's outer corner; extent_u, extent_v: (3,) full width and height
    vectors. opacity: 0..1. magnification: filter where a texel covers more than a pixel, on decoded linear colours.
    minification: what smaller texels get, one bilinear tap or the nearest texel; linear magnification holds for them
    too. transparent: draw in the transparent phase with premultiplied blending (depth test, no depth write); else it is
    opaque, and transparent texels are black. sorting_place: (3,) in world space, whose distance decides when it is
    drawn among transparent things; None for its centre. Things with one place are drawn by depth rank.
    """

    key: Hashable
    texture: Texture
    top_left: Float64Array
    extent_u: Float64Array
    extent_v: Float64Array
    opacity: float = 1.0
    magnification: Literal["nearest", "linear", "bicubic"] = "nearest"
    minification: Literal["nearest", "linear"] = "linear"
    transparent: bool = False
    sorting_place: tuple[float, float, float] | None = None
    world_from_obj: Float64Array = field(default_factory=lambda: IDENTITY)
    depth_rank: int = 0


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True, kw_only=True)
class Splats:
    """Gaussians that are blended one over the other in the transparent phase, from far to near, by their ellipses on
    the picture.

    positions: (N, 3) float32 obj space, all finite. covariances: (N, 6) float32 xx, xy, xz, yy, yz, zz in squares of
    obj units. colors: (N, 4) uint8 sRGB; alpha is the opacity in the middle. harmonics: (N, K, 3) float32 with K = 3, 8
    or 15, or None: coefficients of real spherical harmonics of degrees 1 to 1, 2 or 3, whose value in the direction
    from the eye is added to the sRGB colour. harmonics_from_obj: (3, 3) turns directions for them. center: in obj
    space, what is taken for the place of all when transparent things are sorted.
    """

    key: Hashable
    positions: Float32Array
    covariances: Float32Array
    colors: UInt8Array
    harmonics: Float32Array | None = None
    harmonics_from_obj: Float64Array = field(default_factory=lambda: IDENTITY[:3, :3])
    center: tuple[float, float, float] = (0.0, 0.0, 0.0)
    world_from_obj: Float64Array = field(default_factory=lambda: IDENTITY)
    depth_rank: int = 0


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Volume:
    """A box of fog whose thickness and colour follow numbers on a grid; unlit, drawn over all else that is see-through.

    values: (D, H, W) float32, all finite; slices along z, rows along y. They are mixed between the middles of cells;
    above 0 and up to 1 they are shown, others are empty. colors: (N, 3) uint8 sRGB of value ** gamma from 0 to 1, N at
    least 2. density: how thick fog of the value 1 is, as optical depth along an axis of the box; thickness grows with
    value ** gamma. obj_from_box: (4, 4) place of the box from (0, 0, 0) to (1, 1, 1).
    """

    key: Hashable
    values: Float32Array
    colors: UInt8Array
    gamma: float
    density: float
    obj_from_box: Float64Array
    world_from_obj: Float64Array = field(default_factory=lambda: IDENTITY)
    depth_rank: int = 0


Drawable = Points | LineSegments | MeshInstances | ImageRect | Splats | Volume


def texture_of(drawable: Drawable) -> Texture | None:
    """The texture that a drawable shows, if any."""
    if isinstance(drawable, ImageRect):
        return drawable.texture
    if isinstance(drawable, MeshInstances) and drawable.mesh.texcoords is not None:
        return drawable.mesh.texture
    return None
