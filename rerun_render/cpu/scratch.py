"""Arrays that are filled anew for every frame and keep their memory."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.cpu.kernels import layout
from rerun_render.cpu.mesh_pool import MAX_CLUSTER, MeshPool
from rerun_render.cpu.tables import Table
from rerun_render.drawables import Texture, Volume
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE


class TexturePool:
    """Texels of all textures one after another, kept by key while they are used."""

    def __init__(self) -> None:
        self.texels = Table(np.uint32)
        self._places: dict[Hashable, int] = {}
        self._num_kept = 0

    def begin_frame(self, textures: Iterable[Texture]) -> None:
        """Place what a frame uses; what it does not use is dropped when anything new comes."""
        wanted = list(textures)
        self.texels.used = self._num_kept
        if any(texture.key is not None and texture.key not in self._places for texture in wanted):
            self._places.clear()
            self.texels.used = 0
            for texture in wanted:
                if texture.key is not None and texture.key not in self._places:
                    self._places[texture.key] = self._append(texture)
            self._num_kept = self.texels.used

    def place(self, texture: Texture) -> int:
        """First texel of a texture of this frame."""
        place = self._places.get(texture.key) if texture.key is not None else None
        return self._append(texture) if place is None else place

    def _append(self, texture: Texture) -> int:
        pixels = np.ascontiguousarray(texture.pixels)
        first = self.texels.reserve(pixels.size // 4)
        self.texels.array[first : self.texels.used] = pixels.reshape(-1).view(np.uint32)
        return first


class VolumePool:
    """Voxels and colours of all volumes one after another, kept by key while they are used."""

    def __init__(self) -> None:
        self.voxels = Table(np.float32)
        self.ramps = Table(np.float32, 4)
        self._places: dict[Hashable, tuple[int, int]] = {}
        self._used: set[Hashable] = set()
        self._num_kept = (0, 0)

    def begin_frame(self) -> None:
        """What the frame before did not use is dropped."""
        if self._used - {None} != self._places.keys():
            self._places.clear()
            self._num_kept = (0, 0)
        self.voxels.used, self.ramps.used = self._num_kept
        self._used = set()

    def place(self, volume: Volume) -> tuple[int, int]:
        """First voxel and first colour of a volume."""
        key = None if volume.key is None else (volume.key, volume.gamma)
        place = None if key is None else self._places.get(key)
        if place is None:
            place = self.voxels.reserve(volume.values.size), self.ramps.reserve(layout.RAMP_STEPS)
            self.voxels.array[place[0] : self.voxels.used] = volume.values.reshape(-1)
            ramp = self.ramps.array[place[1] : self.ramps.used]
            ramp[:, 3] = np.linspace(0.0, 1.0, layout.RAMP_STEPS) ** volume.gamma
            colors = LINEAR_FROM_BYTE[volume.colors]
            for channel in range(3):
                ramp[:, channel] = np.interp(ramp[:, 3] * (len(colors) - 1), np.arange(len(colors)), colors[:, channel])
            if key is not None:
                self._places[key] = place
                self._num_kept = (self.voxels.used, self.ramps.used)
        self._used.add(key)
        return place


def tile_room(samples: int) -> dict[str, npt.NDArray[Any]]:
    """What a thread needs to draw tiles: fields of `kernels.context`."""
    num_pixels = layout.TILE_WIDTH * layout.TILE_HEIGHT
    return {
        # Groups of samples may reach beyond the last row.
        "depths": np.zeros(num_pixels * samples + layout.LANES, np.float32),
        "colors": np.zeros(num_pixels * samples + layout.LANES, np.uint32),
        "pixels": np.empty(num_pixels, np.uint32),
        "planes": np.empty((layout.NUM_ATTRIBUTES + 1, 3), np.float64),
        "moved": np.empty((3 * MAX_CLUSTER + 2, 5), np.float64),
        "corners": np.empty((6, 8), np.float64),
        "shares": np.empty((5, 3), np.float64),
        "pieces": np.empty((4, 3), np.int64),
        "paint": np.zeros(layout.TILE_WIDTH, np.uint32),
        "places": np.empty((4, layout.TILE_WIDTH + 2), np.float64),
        "rows": np.empty((6, layout.TILE_WIDTH + 2), np.float32),
        "strengths": np.empty(layout.TILE_WIDTH + 2, np.float32),
        "block": np.ones((layout.BLOCK_ROWS, layout.POINTS_PER_BLOCK), np.float32),
        "block_colors": np.zeros(layout.POINTS_PER_BLOCK, np.uint32),
        "spans": np.zeros((4, layout.POINTS_PER_BLOCK), np.int32),
    }


def lane_table(samples: int) -> npt.NDArray[np.float32]:
    """Rows of `kernels.discs` for each sample of a row of pixels."""
    number = np.arange(layout.NUM_LANES)
    lanes = np.zeros((4, layout.NUM_LANES), np.float32)
    lanes[0] = number // samples
    if samples > 1:
        sample = number % samples
        lanes[1], lanes[2] = layout.SAMPLE_X[sample] - 0.5, layout.SAMPLE_Y[sample] - 0.5
        lanes[3] = 0.5 - 0.25 * sample
    lanes[3] -= layout.COVERAGE_TIE
    return lanes


class Scratch:
    """What kernels share; columns are described in `kernels.layout`.

    boxes: (P, 4) first and last column and row of tiles of each primitive; empty when the first is after the last.
    instances: of meshes. records, packed: of points. triangles: (T, 3) vertices of each. vertices: (V, 3) x, y px and
    1 / depth.
    """

    def __init__(self) -> None:
        self.boxes = Table(np.uint16, 4)
        self.records = Table(np.float32, 4)
        self.packed = Table(np.uint32)
        self.triangles = Table(np.int32, 3)
        self.vertices = Table(np.float64, 3)
        self.attributes = Table(np.float32, layout.NUM_ATTRIBUTES)
        self.segments = Table(np.float64, layout.NUM_SEGMENT)
        self.entries = Table(np.uint32)
        self.instances = Table(np.float64, layout.NUM_OF_INSTANCE)
        self.textures = TexturePool()
        self.meshes = MeshPool()
        self.volumes = VolumePool()

    def begin_frame(self) -> None:
        """Forget the rows of the frame before."""
        for table in (
            self.boxes,
            self.records,
            self.packed,
            self.triangles,
            self.vertices,
            self.attributes,
            self.segments,
            self.entries,
            self.instances,
        ):
            table.used = 0
        self.meshes.begin_frame()
        self.volumes.begin_frame()
