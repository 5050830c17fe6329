"""Kernels: Python functions that are compiled when they are first called, and kept on disk as machine code.

A process that finds its kernels on disk loads them through llvmlite alone; numba is imported only to compile, which
`frontend` does. Compiled code has one form of call whoever calls it: a function of one pointer to a row of 8 byte
slots that hold numbers, addresses of arrays and their shapes. Strictly IEEE, no lock of the interpreter.

`@kernel` is for kernels that Python calls: what is compiled follows from the types of the arguments, all of them
C-contiguous arrays and numbers. `@tile_kernel` is for kernels that `tiles.draw_tiles` calls: their arguments are fields
of the tile's row by their names, see `context.FIELDS`. `@inlined` is for small helpers of both. With
`NUMBA_DISABLE_JIT=1` all of them are plain Python.
"""

from __future__ import annotations

import ctypes
import os
import struct
import threading
from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar, cast

import numpy as np

from rerun_render.cpu.kernels import native
from rerun_render.cpu.kernels.context import FIELDS, SLOTS

Function = TypeVar("Function", bound=Callable[..., Any])

IS_PLAIN = os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0")

# Type of an argument: code of the items and shape, in which None is known only when the kernel is called. Numbers are
# int64 or float64 without a shape. Lengths of rows are part of the type: compiled code then reaches items faster.
ArgumentType = tuple[str, tuple[int | None, ...]]

# Entry, how arguments are packed, `struct` format of the result.
Compiled = tuple[Any, struct.Struct, str]

_compiling = threading.RLock()
_INT: ArgumentType = ("i8", ())
_FLOAT: ArgumentType = ("f8", ())


class Kernel:
    """A function and its compiled forms. constants: globals of the function that have other values here."""

    def __init__(
        self,
        function: Callable[..., Any],
        *,
        is_inlined: bool = False,
        constants: dict[str, Any] | None = None,
    ) -> None:
        self.function = function
        self.is_inlined = is_inlined
        self.constants = constants or {}
        if constants:
            self.function = with_globals(function, {**function.__globals__, **constants})
        suffix = "".join(f"-{value}" for value in self.constants.values())
        self.name = f"{function.__module__.rpartition('.')[2]}.{function.__qualname__}{suffix}"
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self.__wrapped__ = self.function
        self._compiled: dict[tuple[ArgumentType, ...], Compiled] = {}

    def __call__(self, *arguments: Any) -> Any:
        if IS_PLAIN:
            return self.function(*arguments)
        types: list[ArgumentType] = []
        values: list[Any] = [0]
        for argument in arguments:
            if isinstance(argument, np.ndarray):
                if not argument.flags.c_contiguous:
                    raise TypeError(f"{self.name}: expected C-contiguous arrays")
                types.append((argument.dtype.str[1:], (None, *argument.shape[1:])))
                values.append(argument.__array_interface__["data"][0])
                values += argument.shape
            elif isinstance(argument, (float, np.floating)):
                types.append(_FLOAT)
                values.append(argument)
            else:
                types.append(_INT)
                values.append(int(argument))
        key = tuple(types)
        entry, packing, result = self._compiled.get(key) or self._compile(key)
        row = bytearray(packing.size)
        packing.pack_into(row, 0, *values)
        status = entry(ctypes.addressof(ctypes.c_char.from_buffer(row)))
        if status != 0:
            raise RuntimeError(f"{self.name} ended with status {status}")
        return struct.unpack_from(result, row)[0] if result else None

    def prepare(self, *types: ArgumentType) -> None:
        """Compile or load for the given types now."""
        if not IS_PLAIN and types not in self._compiled:
            self._compile(types)

    def _compile(self, types: tuple[ArgumentType, ...]) -> Compiled:
        with _compiling:
            if types not in self._compiled:
                slots, used = [], 1
                for _, shape in types:
                    slots.append(used)
                    used += 1 + len(shape)
                entry, result = native.find(self, types, tuple(slots))
                packing = "".join("d" if kind == _FLOAT else "q" * (1 + len(kind[1])) for kind in types)
                self._compiled[types] = entry, struct.Struct(f"=q{packing}"), result
            return self._compiled[types]


class TileKernel:
    """A kernel whose arguments are fields of a tile's row; there is one compiled form for each number of samples."""

    def __init__(self, function: Callable[..., Any], constants: dict[str, Any] | None = None) -> None:
        self.kernel = Kernel(function, constants=constants)
        self.fields = function.__code__.co_varnames[: function.__code__.co_argcount]
        unknown = sorted(set(self.fields) - set(FIELDS))
        if unknown:
            raise TypeError(f"{self.kernel.name}: not in context.FIELDS: {', '.join(unknown)}")
        self._entries: dict[int, tuple[int, Any]] = {}

    def variant(self, **constants: Any) -> TileKernel:
        """The same code with other values of globals; branches that do not hold for them are not compiled."""
        return TileKernel(self.kernel.function, constants)

    def address(self, samples: int) -> int:
        """Of the compiled code, for `call_at`; where nothing is compiled a number that stands for it."""
        if samples not in self._entries:
            with _compiling:
                if samples not in self._entries:
                    self._entries[samples] = self._prepare(samples)
        return self._entries[samples][0]

    def has_to_be_compiled(self, samples: int) -> bool:
        """Whether neither this process has the compiled form nor the disk."""
        return not (IS_PLAIN or samples in self._entries or native.is_kept(self.kernel, *self._form(samples)))

    def run(self, samples: int, row: Any) -> None:
        """Call with a row of `context.SLOTS`, int64."""
        call_address(self.address(samples), row)

    def _form(self, samples: int) -> tuple[tuple[ArgumentType, ...], tuple[int, ...]]:
        slots = tuple(-samples if name == "samples" else SLOTS[name] for name in self.fields)
        return tuple(FIELDS[name] for name in self.fields), slots

    def _prepare(self, samples: int) -> tuple[int, Any]:
        if IS_PLAIN:
            _plain.append(self)
            return len(_plain), self
        entry, _ = native.find(self.kernel, *self._form(samples))
        return ctypes.cast(cast(Any, entry), ctypes.c_void_p).value or 0, entry


_plain: list[TileKernel] = []


def call_address(address: int, row: Any) -> None:
    """Call a tile kernel by its address."""
    if not IS_PLAIN:
        native.Entry(address)(row.__array_interface__["data"][0])
        return
    kernel = _plain[address - 1]
    kernel.kernel.function(*(_field(row, name) for name in kernel.fields))


def _field(row: Any, name: str) -> Any:
    """What a compiled kernel would find in a slot."""
    code, shape = FIELDS[name]
    slot = SLOTS[name]
    if not shape:
        return int(row[slot]) if code == "i8" else float(row[slot : slot + 1].view(np.float64)[0])
    lengths = tuple(row[slot + 1 : slot + 1 + len(shape)].tolist())
    dtype = np.dtype(code)
    size = int(np.prod(lengths)) * dtype.itemsize
    memory: Any = (ctypes.c_char * size).from_address(int(row[slot])) if size else b""
    return np.frombuffer(memory, dtype).reshape(lengths)


def with_globals(function: Callable[..., Any], names: dict[str, Any]) -> Callable[..., Any]:
    """The same code with other globals."""
    made = FunctionType(function.__code__, names, function.__name__, function.__defaults__)
    made.__module__, made.__qualname__, made.__doc__ = function.__module__, function.__qualname__, function.__doc__
    return made


def kernel(function: Function) -> Function:
    """Decorator of kernels that Python calls. They get all arrays they write to; they cannot make any."""
    return cast(Function, Kernel(function))


def inlined(function: Function) -> Function:
    """Decorator of small kernels that are called in inner loops."""
    return cast(Function, Kernel(function, is_inlined=True))


def tile_kernel(function: Callable[..., Any]) -> TileKernel:
    """Decorator of kernels that draw a part of a tile."""
    return TileKernel(function)


# What compiled code does in another way: `frontend` has its forms of these.


def take_number(counter: Any) -> int:
    """counter[0], and adds one to it: no two threads get the same number."""
    number = int(counter[0])
    counter[0] += 1
    return number


def call_at(address: int, context: Any) -> None:
    """Call a tile kernel by its address with a tile's row, from a kernel."""
    call_address(int(address), context)


def address_of(array: Any) -> int:
    """Where the first item of an array lies."""
    return int(array.__array_interface__["data"][0])


def prefetch(array: Any, row: int) -> None:
    """Say that a row of an array is read soon."""
