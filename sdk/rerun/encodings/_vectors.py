"""Encodings of vectors of a fixed number of numbers."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .._baseclasses import BaseBatch
from .._converters import vectors
from ._base import VectorValue, arrow_of

# Whatever numpy reads as an array is accepted; value objects are among it.
Vec2DLike: TypeAlias = npt.ArrayLike
Vec2DArrayLike: TypeAlias = npt.ArrayLike
Vec3DLike: TypeAlias = npt.ArrayLike
Vec3DArrayLike: TypeAlias = npt.ArrayLike
Vec4DLike: TypeAlias = npt.ArrayLike
Vec4DArrayLike: TypeAlias = npt.ArrayLike
DVec2DLike: TypeAlias = npt.ArrayLike
DVec2DArrayLike: TypeAlias = npt.ArrayLike
UVec2DLike: TypeAlias = npt.ArrayLike
UVec2DArrayLike: TypeAlias = npt.ArrayLike
UVec3DLike: TypeAlias = npt.ArrayLike
UVec3DArrayLike: TypeAlias = npt.ArrayLike
UVec4DLike: TypeAlias = npt.ArrayLike
UVec4DArrayLike: TypeAlias = npt.ArrayLike
IVec3DLike: TypeAlias = npt.ArrayLike
IVec3DArrayLike: TypeAlias = npt.ArrayLike


class VectorBatch(BaseBatch):
    """Batch of vectors."""

    __slots__ = ()

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return vectors(data, cls._ARROW_TYPE)


class Vec2D(VectorValue):
    """2 numbers, float32."""

    __slots__ = ("xy",)
    _SIZE = 2

    def __init__(self, xy: Vec2DLike) -> None:
        self.xy = self._checked(xy)


class Vec2DBatch(VectorBatch):
    """(N, 2) float32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Vec2D")


class Vec3D(VectorValue):
    """3 numbers, float32."""

    __slots__ = ("xyz",)
    _SIZE = 3

    def __init__(self, xyz: Vec3DLike) -> None:
        self.xyz = self._checked(xyz)


class Vec3DBatch(VectorBatch):
    """(N, 3) float32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Vec3D")


class Vec4D(VectorValue):
    """4 numbers, float32."""

    __slots__ = ("xyzw",)
    _SIZE = 4

    def __init__(self, xyzw: Vec4DLike) -> None:
        self.xyzw = self._checked(xyzw)


class Vec4DBatch(VectorBatch):
    """(N, 4) float32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Vec4D")


class DVec2D(VectorValue):
    """2 numbers, float64."""

    __slots__ = ("xy",)
    _SIZE = 2
    _DTYPE = np.float64

    def __init__(self, xy: DVec2DLike) -> None:
        self.xy = self._checked(xy)


class DVec2DBatch(VectorBatch):
    """(N, 2) float64."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("DVec2D")


class UVec2D(VectorValue):
    """2 integers, uint32."""

    __slots__ = ("xy",)
    _SIZE = 2
    _DTYPE = np.uint32

    def __init__(self, xy: UVec2DLike) -> None:
        self.xy = self._checked(xy)


class UVec2DBatch(VectorBatch):
    """(N, 2) uint32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("UVec2D")


class UVec3D(VectorValue):
    """3 integers, uint32."""

    __slots__ = ("xyz",)
    _SIZE = 3
    _DTYPE = np.uint32

    def __init__(self, xyz: UVec3DLike) -> None:
        self.xyz = self._checked(xyz)


class UVec3DBatch(VectorBatch):
    """(N, 3) uint32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("UVec3D")


class UVec4D(VectorValue):
    """4 integers, uint32."""

    __slots__ = ("xyzw",)
    _SIZE = 4
    _DTYPE = np.uint32

    def __init__(self, xyzw: UVec4DLike) -> None:
        self.xyzw = self._checked(xyzw)


class UVec4DBatch(VectorBatch):
    """(N, 4) uint32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("UVec4D")


class IVec3D(VectorValue):
    """3 integers, int32."""

    __slots__ = ("xyz",)
    _SIZE = 3
    _DTYPE = np.int32

    def __init__(self, xyz: IVec3DLike) -> None:
        self.xyz = self._checked(xyz)


class IVec3DBatch(VectorBatch):
    """(N, 3) int32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("IVec3D")
