"""Machine code of kernels: found on disk or compiled, and loaded into this process.

The folder is named after the kernels' source and the processor, so a change of any of them compiles all anew.
`NUMBA_CACHE_DIR` is respected; without it the folder lies in the user's cache folder; where nothing can be written
kernels are compiled in every process. Folders of older versions are removed when a new one is made.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import llvmlite
import llvmlite.binding as llvm

from rerun_render.core.cache_folder import cache_folder as user_cache_folder
from rerun_render.core.cache_folder import write_atomically

if TYPE_CHECKING:
    from rerun_render.cpu.kernels.compiling import ArgumentType, Kernel

Entry = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p)
"""A compiled kernel: status of a row of slots."""

_NUM_KEPT_FOLDERS = 12
_CHECK_BYTES = 16


@cache
def _digest() -> str:
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    for text in (llvmlite.__version__, llvm.get_process_triple(), llvm.get_host_cpu_name(), _features()):
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()


@cache
def _features() -> str:
    try:
        return str(llvm.get_host_cpu_features().flatten())
    except RuntimeError:
        return ""


@cache
def cache_folder() -> Path | None:
    """Where compiled kernels are kept; None if nowhere."""
    name = f"kernels-{_digest()}"
    for parent in _cache_parents():
        folder = parent / name
        try:
            if folder.is_dir():
                if not _is_ours(folder):
                    continue
                os.utime(folder)
                return folder
            folder.mkdir(parents=True, mode=0o700)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except FileExistsError:
            return folder  # another process was faster
        except OSError:
            if folder.is_dir() and _is_ours(folder):
                return folder
            continue
        _remove_old_folders(parent, folder)
        return folder
    return None


def are_kept() -> bool:
    """Whether compiled kernels are there from an earlier time, so that the first frame need not wait for them."""
    folder = cache_folder()
    return folder is not None and next(folder.glob("tiles.draw_tiles*"), None) is not None


def _is_ours(folder: Path) -> bool:
    """Nobody else may write code that is run here."""
    return not hasattr(os, "getuid") or folder.stat().st_uid in (os.getuid(), 0)


def _remove_old_folders(parent: Path, kept: Path) -> None:
    """All but those used last. A process that still uses one has its code in memory, or compiles it again."""

    def last_use(folder: Path) -> float:
        try:
            return folder.stat().st_mtime
        except OSError:
            return 0.0

    others = sorted((path for path in parent.glob("kernels-*") if path != kept), key=last_use, reverse=True)
    for folder in others[_NUM_KEPT_FOLDERS - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)


def _cache_parents() -> list[Path]:
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    if chosen:
        return [Path(chosen)]
    user = os.getuid() if hasattr(os, "getuid") else "user"
    return [user_cache_folder(), Path(tempfile.gettempdir()) / f"rerun-render-{user}"]


@cache
def target_machine() -> Any:
    """This processor, for code that is loaded where it was made."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    triple = llvm.get_process_triple()
    return llvm.Target.from_triple(triple).create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=_features(),
        opt=3,
        reloc="static" if triple.startswith(("x86", "i686")) else "default",
        codemodel="jitdefault",
        jit=True,
    )


@cache
def _engine() -> Any:
    return llvm.create_mcjit_compiler(llvm.parse_assembly(""), target_machine())


def _name(kernel: Kernel, types: Sequence[ArgumentType], slots: Sequence[int]) -> str:
    number = hashlib.blake2b(f"{types} {slots}".encode(), digest_size=6).hexdigest()
    return f"{kernel.name}-{number}"


def is_kept(kernel: Kernel, types: Sequence[ArgumentType], slots: Sequence[int]) -> bool:
    """Whether the compiled form for some types is on disk."""
    folder = cache_folder()
    return folder is not None and (folder / f"{_name(kernel, types, slots)}.bin").exists()


def find(kernel: Kernel, types: Sequence[ArgumentType], slots: Sequence[int]) -> tuple[Any, str]:
    """The compiled form for some types, and the `struct` format of its result ("" for none)."""
    name = _name(kernel, types, slots)
    symbol = "kernel_" + "".join(c if c.isalnum() else "_" for c in name)
    folder = cache_folder()
    path = None if folder is None else folder / f"{name}.bin"
    code = None if path is None else _read(path)
    if code is None:
        from rerun_render.cpu.kernels.frontend import compile_kernel

        compiled, result = compile_kernel(kernel, types, slots, symbol)
        code = result.encode().ljust(1) + compiled
        if path is not None:
            write_atomically(path, hashlib.blake2b(code, digest_size=_CHECK_BYTES).digest() + code)
    engine = _engine()
    engine.add_object_file(llvm.ObjectFileRef.from_data(code[1:]))
    engine.finalize_object()
    return Entry(engine.get_function_address(symbol)), code[:1].decode().strip()


def _read(path: Path) -> bytes | None:
    """None if the file is not there, or damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    check, code = data[:_CHECK_BYTES], data[_CHECK_BYTES:]
    return code if hashlib.blake2b(code, digest_size=_CHECK_BYTES).digest() == check else None
