"""What value classes have in common: one value, its comparison and its text."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.schema.lookup import encodings

from .._baseclasses import BaseBatch
from .._converters import flat_array, to_numpy
from ..error_utils import strict_mode

if TYPE_CHECKING:
    from typing import Self


def arrow_of(name: str) -> pa.DataType:
    """Arrow type of one value of the encoding."""
    return encodings()[name].arrow


class Value:
    """One value; its attributes are the slots of its class. Equal values have equal attributes."""

    __slots__ = ()
    _NAMES: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._NAMES = tuple(name for base in reversed(cls.__mro__) for name in base.__dict__.get("__slots__", ()))

    def _parts(self) -> tuple[tuple[str, Any], ...]:
        return tuple((name, getattr(self, name)) for name in self._NAMES)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value) or type(other) is not type(self):
            return NotImplemented
        return all(np.array_equal(mine, theirs) for (_, mine), (_, theirs) in zip(self._parts(), other._parts()))

    def __hash__(self) -> int:
        return hash(repr(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._parts())})"


class VectorValue(Value):
    """A value of a fixed number of numbers, kept as an array in the only slot.

    A wrong number of numbers is raised by the constructor in strict mode only, else by what reads the value.
    """

    __slots__ = ()

    _SIZE: ClassVar[int]
    _DTYPE: ClassVar[type[np.generic]] = np.float32

    @classmethod
    def _checked(cls, data: npt.ArrayLike) -> npt.NDArray[Any]:
        array = np.array(to_numpy(data), dtype=cls._DTYPE).reshape(-1)
        if strict_mode():
            cls._check(array)
        return array

    @classmethod
    def _check(cls, array: npt.NDArray[Any]) -> None:
        if array.size != cls._SIZE:
            raise ValueError(f"{cls.__name__}: expected {cls._SIZE} numbers, got {array.size}")

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[Any]:
        array = getattr(self, self._NAMES[0])
        self._check(array)
        return np.array(array, dtype=dtype)

    def __len__(self) -> int:
        return self._SIZE


class NumberValue(Value):
    """A single number in the only slot."""

    __slots__ = ()

    def _number(self) -> Any:
        return getattr(self, self._NAMES[0])

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[Any]:
        return np.array(self._number(), dtype=dtype)

    def __int__(self) -> int:
        return int(self._number())

    def __float__(self) -> float:
        return float(self._number())

    def __hash__(self) -> int:
        return hash(self._number())


class TextValue(Value):
    """A text in the only slot; `str` gives it back."""

    __slots__ = ()

    def __str__(self) -> str:
        return str(self._parts()[0][1])

    def __eq__(self, other: object) -> bool:
        return str(self) == other if isinstance(other, str) else super().__eq__(other)

    def __hash__(self) -> int:
        return hash(str(self))


class StructValue(Value):
    """A value of several members."""

    __slots__ = ()

    def _storage(self) -> Any:
        """The value as plain Python objects of its Arrow type."""
        return {name: storage(value) for name, value in self._parts()}


def storage(value: Any) -> Any:
    """`value` as plain Python objects that Arrow converts by itself."""
    if isinstance(value, StructValue):
        return value._storage()
    if isinstance(value, Value):
        return storage(value._parts()[0][1])
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list | tuple):
        return [storage(item) for item in value]
    return value


def structs(data: Any, arrow: pa.DataType, one: type[Value]) -> pa.Array:
    """Values of the class `one`: a single one, or a sequence; others are passed to the class."""
    items = data if isinstance(data, list | tuple | np.ndarray) else [data]
    return pa.array([storage(item if isinstance(item, one) else one(item)) for item in items], arrow)  # type: ignore[call-arg]


class NamedEnum(Enum):
    """Base of enumerations: members are named numbers."""

    @classmethod
    def auto(cls, value: Any) -> Self:
        """The member that is `value`, has the number `value`, or the name `value` in any case.

        Raises ValueError if there is none.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            name = value.lower()
            for member in cls:
                if member.name.lower() == name:
                    return member
        elif not isinstance(value, Enum | float):
            for member in cls:
                if member.value == int(value):
                    return member
        names = ", ".join(member.name for member in cls)
        raise ValueError(f"expected one of {names} for {cls.__name__}, got {value!r}")

    def __str__(self) -> str:
        return self.name


class EnumBatch(BaseBatch):
    """Batch of an enumeration: members, names, numbers, one or a sequence."""

    __slots__ = ()

    _ENUM: ClassVar[type[NamedEnum]]

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        arrow, enum = cls._ARROW_TYPE, cls._ENUM
        items = data if isinstance(data, list | tuple | np.ndarray) else [data]
        numbers = np.array([enum.auto(item).value for item in items], arrow.to_pandas_dtype())
        return flat_array(numbers, arrow)
