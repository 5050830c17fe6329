"""Meshes cut into clusters for the kernels, kept while they are drawn."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.cpu.kernels.clusters import build_clusters, order_by_place
from rerun_render.cpu.tables import Table
from rerun_render.drawables import Mesh

MAX_CLUSTER = 512
"""Most triangles of a cluster."""
_NO_NORMALS, _NO_TEXCOORDS = np.zeros((0, 3), np.float32), np.zeros((0, 2), np.float32)
_NO_COLORS = np.zeros(0, np.uint32)


class Clusters(NamedTuple):
    """A mesh cut into clusters, see `kernels.clusters`. bounds: (C, 6) box around each."""

    vertices: npt.NDArray[np.float32]
    colors: npt.NDArray[np.uint32]
    corners: npt.NDArray[np.int32]
    clusters: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.float32]


class MeshPool:
    """Clusters of all meshes one after another, kept by key while they are used.

    The same mesh may be there in clusters of several sizes, or with its triangles in another order.
    """

    def __init__(self) -> None:
        self.vertices = Table(np.float32, 8)
        self.colors = Table(np.uint32)
        self.corners = Table(np.int32, 3)
        self.clusters = Table(np.int32, 4)
        self.bounds = Table(np.float32, 6)
        self._made: dict[Hashable, Clusters] = {}
        self._places: dict[Hashable, tuple[int, int]] = {}
        self._used: set[Hashable] = set()
        self._num_kept = [0] * 5

    @property
    def _tables(self) -> tuple[Table, ...]:
        return (self.vertices, self.colors, self.corners, self.clusters, self.bounds)

    def begin_frame(self) -> None:
        """What the frame before did not use is dropped when anything new has come."""
        if self._used != self._places.keys():
            self._made = {key: made for key, made in self._made.items() if key in self._used}
            self._places.clear()
            for table in self._tables:
                table.used = 0
            for key in self._made:
                self._places[key] = self._append(self._made[key])
            self._num_kept = [table.used for table in self._tables]
        for table, kept in zip(self._tables, self._num_kept, strict=True):
            table.used = kept
        self._used = set()

    def place(self, mesh: Mesh, size: int, keeps_order: bool) -> tuple[int, int]:
        """First cluster of a mesh, and the one after its last. size: triangles of a cluster. keeps_order: whether its
        triangles are drawn in the order they have."""
        key = None if mesh.key is None else (mesh.key, size, keeps_order)
        if key is None:
            return self._append(make_clusters(mesh, size, keeps_order))
        self._used.add(key)
        place = self._places.get(key)
        if place is None:
            made = self._made[key] = make_clusters(mesh, size, keeps_order)
            place = self._places[key] = self._append(made)
            self._num_kept = [table.used for table in self._tables]
        return place

    def _append(self, made: Clusters) -> tuple[int, int]:
        vertex, corner = self.vertices.used, self.corners.used
        firsts = [table.reserve(len(array)) for table, array in zip(self._tables, made, strict=True)]
        for table, first, array in zip(self._tables, firsts, made, strict=True):
            table.array[first : table.used] = array
        begin = firsts[3]
        self.clusters.array[begin : self.clusters.used] += np.array([vertex, vertex, corner, corner], np.int32)
        return begin, self.clusters.used


def make_clusters(mesh: Mesh, size: int, keeps_order: bool) -> Clusters:
    """size: triangles of a cluster. Triangles are sorted by place, so that clusters are small, unless they must stay
    in their order."""
    triangles, positions = np.ascontiguousarray(mesh.triangles, np.uint32), np.ascontiguousarray(mesh.positions)
    count, num = len(triangles), len(positions)
    is_sorted = not keeps_order and count > 4 * size
    order = _order_by_place(positions, triangles) if is_sorted else np.arange(count)
    clusters = np.empty((-(-count // size), 4), np.int32)
    made = Clusters(
        vertices=np.empty((3 * count, 8), np.float32),
        colors=np.empty(3 * count, np.uint32),
        corners=np.empty((count, 3), np.int32),
        clusters=clusters,
        bounds=np.empty((len(clusters), 6), np.float32),
    )
    colors = _NO_COLORS if mesh.colors is None else np.ascontiguousarray(mesh.colors).view(np.uint32).reshape(-1)
    used = build_clusters(
        triangles,
        order,
        size,
        positions,
        np.ascontiguousarray(_NO_NORMALS if mesh.normals is None else mesh.normals, np.float32),
        np.ascontiguousarray(_NO_TEXCOORDS if mesh.texcoords is None else mesh.texcoords, np.float32),
        colors,
        np.full(num, -1, np.int64),
        np.empty(num, np.int64),
        made.corners,
        made.vertices,
        made.colors,
        clusters,
        made.bounds,
    )
    return made._replace(vertices=made.vertices[:used].copy(), colors=made.colors[:used].copy())


def _order_by_place(positions: npt.NDArray[np.float32], triangles: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """(T,) the triangles such that neighbours follow each other."""
    count = len(triangles)
    low, high = positions.min(axis=0).astype(np.float64), positions.max(axis=0).astype(np.float64)
    # About as many cells on a surface as there are triangles in a cluster.
    bits = 4 if count < 1 << 14 else 5 if count < 1 << 18 else 6
    with np.errstate(all="ignore"):
        scale = np.nan_to_num(2.0**bits / np.maximum((high - low).max(), 1e-300), posinf=0.0) * np.ones(3)
    order = np.empty(count, np.int64)
    counts = np.zeros((1 << 3 * bits) + 1, np.int64)
    order_by_place(positions, triangles, np.nan_to_num(low), scale, bits, np.empty(count, np.int64), counts, order)
    return order
