"""From Python to machine code: numba finds the types and writes LLVM IR, LLVM optimises a kernel as one module.

numba on its own would optimise and emit every helper apart, with wrappers for the interpreter around each. Here its
code libraries only collect; a kernel and all it calls are optimised once. Imported only when something is compiled.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator, Sequence
from typing import Any

import llvmlite.binding as llvm
import numba
import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler_lock import global_compiler_lock
from numba.extending import intrinsic
from numba.np.arrayobj import populate_array

from rerun_render.cpu.kernels import compiling
from rerun_render.cpu.kernels.compiling import ArgumentType, Kernel

_njit: Any = numba.njit
_intrinsic: Any = intrinsic
_BYTE = ir.IntType(8)
_INT32, _INT64, _DOUBLE = ir.IntType(32), ir.IntType(64), ir.DoubleType()


class _CollectingLibrary(JITCodeLibrary):
    """A library of functions that is linked into others and neither optimised nor emitted itself."""

    def _optimize_functions(self, ll_module: Any) -> None:
        ll_module.data_layout = self._codegen._data_layout

    def _optimize_final_module(self) -> None:
        pass

    def _finalize_final_module(self) -> None:
        self._finalize_dynamic_globals()
        self._finalized = True

    def get_pointer_to_function(self, name: str) -> int:
        self._ensure_finalized()
        return 0


@_intrinsic
def _take_number(_context: Any, counter: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        place = cgutils.gep_inbounds(builder, array.data, 0)
        return builder.atomic_rmw("add", place, context.get_constant(types.int64, 1), "monotonic")

    return types.int64(counter), generate


@_intrinsic
def _call_at(_context: Any, address: Any, row: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[1])(context, builder, arguments[1])
        function = builder.inttoptr(arguments[0], _entry_type().as_pointer())
        builder.call(function, [builder.bitcast(array.data, _BYTE.as_pointer())])
        return context.get_dummy_value()

    return types.void(address, row), generate


@_intrinsic
def _address_of(_context: Any, array: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        found = context.make_array(signature.args[0])(context, builder, arguments[0])
        return builder.ptrtoint(found.data, _INT64)

    return types.int64(array), generate


@_intrinsic
def _prefetch(_context: Any, array: Any, row: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        found = context.make_array(signature.args[0])(context, builder, arguments[0])
        stride = builder.extract_value(found.strides, 0)
        place = builder.add(builder.ptrtoint(found.data, _INT64), builder.mul(arguments[1], stride))
        pointer = builder.inttoptr(place, _BYTE.as_pointer())
        kind = ir.FunctionType(ir.VoidType(), [_BYTE.as_pointer(), _INT32, _INT32, _INT32])
        function = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
        builder.call(function, [pointer, _INT32(0), _INT32(3), _INT32(1)])  # to read, into the nearest cache, data
        return context.get_dummy_value()

    return types.void(array, types.uint64), generate


_COMPILED_FORMS = {
    compiling.prefetch: _prefetch,
    compiling.take_number: _take_number,
    compiling.call_at: _call_at,
    compiling.address_of: _address_of,
}


def _entry_type() -> Any:
    return ir.FunctionType(_INT32, [_BYTE.as_pointer()])


def _numba_type(kind: ArgumentType) -> Any:
    code, shape = kind
    item = numba.from_dtype(np.dtype(code))
    return types.Array(item, len(shape), "C") if shape else item


def compile_kernel(
    kernel: Kernel, kinds: Sequence[ArgumentType], slots: Sequence[int], symbol: str
) -> tuple[bytes, str]:
    """Object code with the function `symbol`, and the `struct` format of the result in slot 0 ("" for none).

    slots: of each argument; a negative one means the number itself, negated.
    """
    with global_compiler_lock, _no_collection():
        dispatcher = _dispatcher(kernel)
        signature = tuple(_numba_type(kind) for kind in kinds)
        target = dispatcher.targetctx
        codegen = target.codegen()
        # Nobody else compiles while the lock is held.
        codegen._library_class = _CollectingLibrary
        codegen.set_env = lambda name, environment: None
        try:
            dispatcher.compile(signature)
        finally:
            del codegen._library_class, codegen.set_env
        result = dispatcher.overloads[signature]
        library = result.library
        library._ensure_finalized()
        wrapper, format_of_result = _wrapper(target, result.fndesc, kinds, slots, symbol)
        module = library._final_module.clone()  # other kernels may call this one
        module.link_in(wrapper)
        return _emit(module, symbol), format_of_result


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Most of what the compiler makes lives until it ends; looking for garbage takes a quarter of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


_dispatchers: dict[int, Any] = {}


def _dispatcher(kernel: Kernel) -> Any:
    """numba's form of a kernel, in whose globals the kernels it calls have that form, too."""
    if id(kernel) not in _dispatchers:
        names = dict(kernel.function.__globals__)
        for name in kernel.function.__code__.co_names:
            value = names.get(name)
            if isinstance(value, Kernel):
                names[name] = _dispatcher(value)
            elif callable(value) and value in _COMPILED_FORMS:
                names[name] = _COMPILED_FORMS[value]
        _dispatchers[id(kernel)] = _njit(
            error_model="numpy",
            _nrt=False,
            forceinline=kernel.is_inlined,
            no_cpython_wrapper=True,
            no_cfunc_wrapper=True,
        )(compiling.with_globals(kernel.function, names))
        _dispatchers[id(kernel)]._compiler._customize_flags = _apart
    return _dispatchers[id(kernel)]


def _apart(flags: Any) -> Any:
    """No two arrays of a kernel share memory that it writes to."""
    flags.noalias = True
    return flags


def _wrapper(target: Any, description: Any, kinds: Sequence[ArgumentType], slots: Sequence[int], symbol: str) -> Any:
    """The module with the function of one pointer, and the format of its result."""
    module = target.create_module("entry")
    callee_type = target.call_conv.get_function_type(description.restype, description.argtypes)
    callee = ir.Function(module, callee_type, description.llvm_func_name)
    function = ir.Function(module, _entry_type(), symbol)
    builder = ir.IRBuilder(function.append_basic_block("entry"))
    row = builder.bitcast(function.args[0], _INT64.as_pointer())

    def slot(index: int) -> Any:
        return builder.load(builder.gep(row, [_INT64(index)], inbounds=True))

    arguments = []
    for (code, lengths), place, kind in zip(kinds, slots, description.argtypes, strict=True):
        if not lengths:
            value = slot(place) if place > 0 else _INT64(-place)
            arguments.append(builder.bitcast(value, _DOUBLE) if code == "f8" else value)
            continue
        array = target.make_array(kind)(target, builder)
        shape = [slot(place + 1 + n) if length is None else _INT64(length) for n, length in enumerate(lengths)]
        size = np.dtype(code).itemsize
        strides: list[Any] = [_INT64(size)]
        for length in reversed(shape[1:]):
            strides.insert(0, builder.mul(strides[0], length))
        data = builder.inttoptr(slot(place), target.get_data_type(kind.dtype).as_pointer())
        populate_array(array, data=data, shape=shape, strides=strides, itemsize=size, meminfo=None)
        arguments.append(array._getvalue())
    status, result = target.call_conv.call_function(
        builder, callee, description.restype, description.argtypes, arguments
    )
    format_of_result = ""
    if description.restype is types.float64:
        builder.store(result, builder.bitcast(row, _DOUBLE.as_pointer()))
        format_of_result = "d"
    elif isinstance(description.restype, (types.Integer, types.Boolean)):
        is_signed = getattr(description.restype, "signed", False)
        if result.type.width < 64:
            result = builder.sext(result, _INT64) if is_signed else builder.zext(result, _INT64)
        builder.store(result, row)
        format_of_result = "q"
    builder.ret(status.code)
    parsed = llvm.parse_assembly(str(module))
    return parsed, format_of_result


def _emit(module: Any, symbol: str) -> bytes:
    from rerun_render.cpu.kernels.native import target_machine

    machine = target_machine()
    for function in module.functions:
        if not function.is_declaration and function.name != symbol:
            function.linkage = "internal"
    for variable in module.global_variables:
        if not variable.is_declaration:
            variable.linkage = "internal"
    options = llvm.create_pipeline_tuning_options(speed_level=3)
    options.loop_vectorization = True
    options.loop_interleaving = False  # most loops are short
    options.slp_vectorization = True
    builder = llvm.create_pass_builder(machine, options)
    builder.getModulePassManager().run(module, builder)
    module.verify()
    return bytes(machine.emit_object(module))
