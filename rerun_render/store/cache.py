"""Decoded chunks, kept while they are in use and as far as a byte budget allows."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable

from rerun_render.chunk.chunk import Chunk

DEFAULT_BUDGET_BYTES = 1 << 30


class ChunkCache:
    """Least recently used chunks go first. Shared by the recordings of a source; safe to use from several threads.

    A chunk that somebody still holds is found again even after it fell out of the budget, so that nothing is decoded
    twice at one time. `num_loads` counts how often a chunk had to be decoded.
    """

    def __init__(self, budget_bytes: int = DEFAULT_BUDGET_BYTES) -> None:
        self.budget_bytes = budget_bytes
        self.num_loads = 0
        self._lock = threading.Lock()
        self._recent: OrderedDict[Hashable, tuple[Chunk, int]] = OrderedDict()
        self._alive: weakref.WeakValueDictionary[Hashable, Chunk] = weakref.WeakValueDictionary()
        self._num_bytes = 0

    @property
    def num_bytes(self) -> int:
        """Bytes of the chunks kept, by their Arrow buffers."""
        return self._num_bytes

    def get(self, key: Hashable, decode: Callable[[], Chunk]) -> Chunk:
        """The chunk of `key`, from the cache or by calling `decode`."""
        with self._lock:
            found = self._recent.get(key)
            if found is not None:
                self._recent.move_to_end(key)
                return found[0]
            chunk = self._alive.get(key)
            if chunk is not None:
                self._keep(key, chunk)
                return chunk
        chunk = decode()
        with self._lock:
            self.num_loads += 1
            other = self._alive.get(key)  # another thread may have been faster
            if other is not None:
                return other
            self._keep(key, chunk)
            return chunk

    def put(self, key: Hashable, chunk: Chunk) -> None:
        """Keep a chunk that was decoded elsewhere."""
        with self._lock:
            if key not in self._recent:
                self._keep(key, chunk)

    def clear(self) -> None:
        """Forget everything; chunks in use stay with their users."""
        with self._lock:
            self._recent.clear()
            self._alive.clear()
            self._num_bytes = 0

    def _keep(self, key: Hashable, chunk: Chunk) -> None:
        size = chunk.num_bytes + chunk.row_ids.nbytes + sum(times.nbytes for times in chunk.times.values())
        self._alive[key] = chunk
        self._recent[key] = (chunk, size)
        self._num_bytes += size
        # The newest chunk stays even if it alone is over the budget: whoever asked for it is about to use it.
        while self._num_bytes > self.budget_bytes and len(self._recent) > 1:
            _, (_, dropped) = self._recent.popitem(last=False)
            self._num_bytes -= dropped
