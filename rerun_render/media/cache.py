"""What was decoded, kept as far as a byte budget allows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

ValueT = TypeVar("ValueT")


class ByteCache(Generic[ValueT]):
    """Least recently used values go first; values larger than the budget are not kept. Safe to use from threads.

    num_bytes_of: size of a value.
    """

    def __init__(self, budget_bytes: int, num_bytes_of: Callable[[ValueT], int]) -> None:
        self.budget_bytes = budget_bytes
        self._num_bytes_of = num_bytes_of
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, ValueT] = OrderedDict()
        self._num_bytes = 0

    @property
    def num_bytes(self) -> int:
        """Bytes of the values kept."""
        return self._num_bytes

    def get(self, key: Hashable, make: Callable[[], ValueT]) -> ValueT:
        """The value of `key`, kept or made by `make`. What `make` raises is passed on and nothing is kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        size = self._num_bytes_of(value)
        with self._lock:
            if key not in self._values and size <= self.budget_bytes:
                self._values[key] = value
                self._num_bytes += size
                while self._num_bytes > self.budget_bytes:
                    _, dropped = self._values.popitem(last=False)
                    self._num_bytes -= self._num_bytes_of(dropped)
        return value


class ArrayCache(ByteCache[npt.NDArray[Any]]):
    """Arrays are handed out read-only, as others may hold the same one."""

    def __init__(self, budget_bytes: int) -> None:
        super().__init__(budget_bytes, lambda array: array.nbytes)

    def get(self, key: Hashable, make: Callable[[], npt.NDArray[Any]]) -> npt.NDArray[Any]:
        """As in `ByteCache`."""

        def make_read_only() -> npt.NDArray[Any]:
            array = np.ascontiguousarray(make())
            array.setflags(write=False)
            return array

        return super().get(key, make_read_only)
