"""The Mercator projection of web maps: the world as a square of side 1, north at the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float64Array = npt.NDArray[np.float64]

TILE_PX = 256.0
"""Side of the world at zoom level 0."""
MAX_LATITUDE = 85.05112877980659
DEFAULT_ZOOM = 16.0
MAX_ZOOM = 26.0
_CIRCUMFERENCE_M = 40_075_016.686
_FIT_MARGIN_PX = 15.0


def world(lat_lon: Float64Array) -> Float64Array:
    """(N, 2) places in the square of the world of (N, 2) latitudes and longitudes in degrees."""
    latitude = np.radians(np.clip(lat_lon[:, 0], -MAX_LATITUDE, MAX_LATITUDE))
    y = 0.5 - np.arcsinh(np.tan(latitude)) / (2 * np.pi)
    return np.column_stack([(lat_lon[:, 1] + 180.0) / 360.0, y])


@dataclass(frozen=True, slots=True)
class MapFrame:
    """What a view shows. center: place in the square of the world in the middle; width, height: px."""

    center: tuple[float, float]
    zoom: float
    width: float
    height: float

    @property
    def px_per_world(self) -> float:
        return TILE_PX * float(2.0**self.zoom)

    def px(self, lat_lon: Float64Array) -> Float64Array:
        """(N, 2) px from the top-left corner."""
        middle = np.array([self.width / 2, self.height / 2])
        px: Float64Array = (world(lat_lon) - np.array(self.center)) * self.px_per_world + middle
        return px

    def px_per_meter(self, latitudes: Float64Array) -> Float64Array:
        """(N,) at (N,) latitudes in degrees."""
        around = _CIRCUMFERENCE_M * np.maximum(np.cos(np.radians(latitudes)), 1e-3)
        scale: Float64Array = self.px_per_world / around
        return scale

    @property
    def lat_lon_bounds(self) -> tuple[float, float, float, float]:
        """South, west, north, east, in degrees."""
        half = np.array([self.width, self.height]) / 2 / self.px_per_world
        west, north = np.array(self.center) - half
        east, south = np.array(self.center) + half
        latitudes = np.degrees(np.arctan(np.sinh((0.5 - np.array([south, north])) * 2 * np.pi)))
        return (float(latitudes[0]), float(west * 360 - 180), float(latitudes[1]), float(east * 360 - 180))


def fitted(lat_lon: Sequence[Float64Array], zoom: float | None, width: float, height: float) -> MapFrame:
    """A frame in whose middle all points are; of their extent if no zoom level is given."""
    points = np.concatenate([np.zeros((0, 2)), *lat_lon])
    if not len(points):
        return MapFrame((0.5, 0.5), zoom if zoom is not None else 0.0, width, height)
    low, high = points.min(axis=0), points.max(axis=0)
    corners = world(np.array([low, high]))
    middle = world((low + high)[None] / 2)[0]
    if zoom is None:
        span = np.abs(corners[1] - corners[0])
        room = np.maximum(np.array([width, height]) - _FIT_MARGIN_PX, 1.0)
        zoom = float(np.log2(room / (span * TILE_PX)).min()) if (span > 0).all() else DEFAULT_ZOOM
    return MapFrame((float(middle[0]), float(middle[1])), min(max(zoom, 0.0), MAX_ZOOM), width, height)
