"""Encodings with a geometric meaning of their own: matrices, quaternions, planes, ranges, axes, harmonics; and ids."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .._baseclasses import BaseBatch
from .._converters import harmonics, matrices, to_numpy, uuids, vectors
from ._base import VectorValue, arrow_of, storage
from ._enumerations import ViewDir
from ._vectors import Vec3D, VectorBatch

Mat3x3Like: TypeAlias = npt.ArrayLike
Mat3x3ArrayLike: TypeAlias = npt.ArrayLike
Mat4x4Like: TypeAlias = npt.ArrayLike
Mat4x4ArrayLike: TypeAlias = npt.ArrayLike
QuaternionLike: TypeAlias = npt.ArrayLike
QuaternionArrayLike: TypeAlias = npt.ArrayLike
Plane3DLike: TypeAlias = npt.ArrayLike
Plane3DArrayLike: TypeAlias = npt.ArrayLike
Range1DLike: TypeAlias = npt.ArrayLike
Range1DArrayLike: TypeAlias = npt.ArrayLike
UuidLike: TypeAlias = npt.ArrayLike | uuid.UUID | bytes
UuidArrayLike: TypeAlias = UuidLike | list[UuidLike]
ViewCoordinatesLike: TypeAlias = npt.ArrayLike | list[ViewDir]
ViewCoordinatesArrayLike: TypeAlias = ViewCoordinatesLike
SphericalHarmonics3RgbLike: TypeAlias = npt.ArrayLike
SphericalHarmonics3RgbArrayLike: TypeAlias = npt.ArrayLike


class _Matrix(VectorValue):
    __slots__ = ("flat_columns",)
    flat_columns: npt.NDArray[np.float32]
    _SIDE: ClassVar[int]

    def __init__(self, rows: npt.ArrayLike | None = None, *, columns: npt.ArrayLike | None = None) -> None:
        if (rows is None) == (columns is None):
            raise ValueError(f"{type(self).__name__}: expected one of rows and columns")
        if isinstance(rows, _Matrix):
            self.flat_columns = rows.flat_columns
        elif rows is not None:
            self.flat_columns = self._checked(rows).reshape(self._SIDE, self._SIDE).T.reshape(-1)
        else:
            self.flat_columns = self._checked(columns)  # type: ignore[arg-type]


class Mat3x3(_Matrix):
    """A 3×3 matrix, float32, kept as its columns one after another.

    Parameters
    ----------
    rows:
        (3, 3), or 9 numbers, rows first.
    columns:
        The same, columns first; instead of `rows`.
    """

    __slots__ = ()
    _SIZE = 9
    _SIDE = 3


class _MatrixBatch(BaseBatch):
    __slots__ = ()

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return matrices(data, cls._ARROW_TYPE)


class Mat3x3Batch(_MatrixBatch):
    """(N, 3, 3) float32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Mat3x3")


class Mat4x4(_Matrix):
    """A 4×4 matrix, float32, kept as its columns one after another; parameters as of `Mat3x3`."""

    __slots__ = ()
    _SIZE = 16
    _SIDE = 4


class Mat4x4Batch(_MatrixBatch):
    """(N, 4, 4) float32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Mat4x4")


class Quaternion(VectorValue):
    """A rotation as a quaternion x, y, z, w, float32. Readers normalise it."""

    __slots__ = ("xyzw",)
    _SIZE = 4

    def __init__(self, *, xyzw: npt.ArrayLike) -> None:
        self.xyzw = self._checked(xyzw)

    @classmethod
    def identity(cls) -> Quaternion:
        """No rotation."""
        return cls(xyzw=[0, 0, 0, 1])

    @classmethod
    def invalid(cls) -> Quaternion:
        """All zeros, which is no rotation at all."""
        return cls(xyzw=[0, 0, 0, 0])


class QuaternionBatch(VectorBatch):
    """(N, 4) float32 x, y, z, w."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Quaternion")


class Plane3D(VectorValue):
    """A plane, float32.

    Parameters
    ----------
    normal:
        Normal of the plane, 3 numbers; or all 4 numbers, normal and distance.
    distance:
        Distance from the origin along the normal; 0 by default.
    """

    __slots__ = ("xyzd",)
    _SIZE = 4
    XY: ClassVar[Plane3D]
    YZ: ClassVar[Plane3D]
    ZX: ClassVar[Plane3D]

    def __init__(self, normal: npt.ArrayLike, distance: float | None = None) -> None:
        numbers = np.array(to_numpy(normal), np.float32).reshape(-1)
        if numbers.size == 3:
            numbers = np.append(numbers, np.float32(distance or 0))
        elif distance is not None:
            raise ValueError("Plane3D: expected a normal of 3 numbers with a distance, got 4 numbers and a distance")
        self.xyzd = self._checked(numbers)

    @property
    def normal(self) -> Vec3D:
        """The normal."""
        return Vec3D(self.xyzd[:3])

    @property
    def distance(self) -> float:
        """Distance from the origin along the normal."""
        return float(self.xyzd[3])

    def with_distance(self, distance: float) -> Plane3D:
        """The same plane moved to `distance` from the origin."""
        return type(self)(self.xyzd[:3], distance)


Plane3D.XY = Plane3D([0, 0, 1])
Plane3D.YZ = Plane3D([1, 0, 0])
Plane3D.ZX = Plane3D([0, 1, 0])


class Plane3DBatch(VectorBatch):
    """(N, 4) float32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Plane3D")


class Range1D(VectorValue):
    """An interval, float64: first and last."""

    __slots__ = ("range",)
    _SIZE = 2
    _DTYPE = np.float64

    def __init__(self, range: Range1DLike) -> None:
        self.range = self._checked(range)


class Range1DBatch(VectorBatch):
    """(N, 2) float64."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Range1D")


class Uuid(VectorValue):
    """16 bytes."""

    __slots__ = ("bytes",)
    _SIZE = 16
    _DTYPE = np.uint8

    def __init__(self, bytes: UuidLike) -> None:
        data: Any = bytes.bytes if isinstance(bytes, uuid.UUID) else bytes
        self.bytes = self._checked(np.frombuffer(data, np.uint8) if hasattr(data, "hex") else data)


class UuidBatch(BaseBatch):
    """(N, 16) uint8, `uuid.UUID`s or bytes."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Uuid")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return uuids(data, cls._ARROW_TYPE)


class ViewCoordinates(VectorValue):
    """What the axes x, y, z mean to a viewer: three of `ViewDir`."""

    __slots__ = ("coordinates",)
    _SIZE = 3
    _DTYPE = np.uint8

    def __init__(self, coordinates: ViewCoordinatesLike) -> None:
        numbers = self._checked(storage(coordinates))
        self.coordinates = [ViewDir.auto(number) for number in numbers]

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[Any]:
        return np.array([item.value for item in self.coordinates], dtype=dtype or np.uint8)


class ViewCoordinatesBatch(BaseBatch):
    """(N, 3) uint8."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ViewCoordinates")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        if isinstance(data, str):
            raise ValueError(f"expected 3 view directions, got {data!r}; use ViewCoordinates.{data.upper()}")
        return vectors(storage(data) if isinstance(data, list | tuple) else data, cls._ARROW_TYPE)


class SphericalHarmonics3Rgb(VectorValue):
    """Spherical harmonics of degrees 1 to 3: (15, 3) float16."""

    __slots__ = ("coefficients",)
    _SIZE = 45
    _DTYPE = np.float16

    def __init__(self, coefficients: SphericalHarmonics3RgbLike) -> None:
        self.coefficients = self._checked(coefficients).reshape(15, 3)


class SphericalHarmonics3RgbBatch(BaseBatch):
    """(N, 15, 3) float16."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("SphericalHarmonics3Rgb")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return harmonics(data, cls._ARROW_TYPE)
