"""Decoded arrays, kept as far as a byte budget allows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
import numpy.typing as npt


class ArrayCache:
    """Least recently used arrays go first; arrays larger than the budget are not kept. Safe to use from threads.

    Arrays are handed out read-only, as others may hold the same one.
    """

    def __init__(self, budget_bytes: int) -> None:
        self.budget_bytes = budget_bytes
        self._lock = threading.Lock()
        self._arrays: OrderedDict[Hashable, npt.NDArray[Any]] = OrderedDict()
        self._num_bytes = 0

    @property
    def num_bytes(self) -> int:
        """Bytes of the arrays kept."""
        return self._num_bytes

    def get(self, key: Hashable, make: Callable[[], npt.NDArray[Any]]) -> npt.NDArray[Any]:
        """The array of `key`, kept or made by `make`. What `make` raises is passed on and nothing is kept."""
        with self._lock:
            found = self._arrays.get(key)
            if found is not None:
                self._arrays.move_to_end(key)
                return found
        array = np.ascontiguousarray(make())
        array.setflags(write=False)
        with self._lock:
            if key not in self._arrays and array.nbytes <= self.budget_bytes:
                self._arrays[key] = array
                self._num_bytes += array.nbytes
                while self._num_bytes > self.budget_bytes:
                    _, dropped = self._arrays.popitem(last=False)
                    self._num_bytes -= dropped.nbytes
        return array
