"""Faster start of wgpu-py, whose C types come from cffi.

wgpu-py has cffi parse its C header in Python at every import (0.1 to 0.3 s), and names C types by strings
(`WGPUColor *`), each new one of which runs the parser again over a list of all known names (some 10 ms, seventy times).
Together that was most of the time to a first picture. `remembered_header` keeps what the header was parsed to in the
user's cache folder; `speed_up_type_lookup` puts plain names, pointers, arrays and function types together from the
declarations that are known already. Everything else, and any surprise, goes to cffi as before.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import platform
import re
from collections.abc import Callable, Iterator
from typing import Any

from rerun_render.core.cache_folder import cache_folder, write_atomically

_PLAIN = re.compile(r"\s*(\w+)(\s+const)?\s*(\*|\[\])?\s*")
_FUNCTION = re.compile(r"\s*(\w+)\s*\(([^()]*)\)\s*")
_PARSED = ("_declarations", "_included_declarations", "_anonymous_counter", "_int_constants", "_uses_new_feature")


@contextlib.contextmanager
def remembered_header() -> Iterator[None]:
    """While it is active, `cffi.FFI.cdef` of a fresh FFI takes what the same text was parsed to an earlier time."""
    try:
        import cffi
    except ImportError:
        yield
        return
    parse_header = cffi.FFI.cdef

    def cdef(ffi: Any, source: str, *args: Any, **options: Any) -> None:
        is_fresh = not args and not options and not ffi._cdefsources and not ffi._parser._declarations
        if not is_fresh:
            parse_header(ffi, source, *args, **options)
            return
        versions = f"{cffi.__version__} {platform.python_version()} {_PARSED}"
        digest = hashlib.sha256(f"{versions}\n{source}".encode()).hexdigest()[:32]
        path = cache_folder() / f"c-header-{digest}.pickle"
        try:
            state = pickle.loads(path.read_bytes())
            if set(state) != set(_PARSED):
                raise ValueError("not what was written")
        except Exception:  # not there, or not readable by this version
            parse_header(ffi, source)
            # What is unfinished refers to the parser; headers of plain C leave nothing so.
            if not ffi._parser._recomplete:
                with contextlib.suppress(Exception):
                    write_atomically(path, pickle.dumps({name: getattr(ffi._parser, name) for name in _PARSED}))
            return
        for name, value in state.items():
            setattr(ffi._parser, name, value)
        ffi._cdefsources.append(source)
        ffi._cdef_version = object()

    cffi.FFI.cdef = cdef
    try:
        yield
    finally:
        cffi.FFI.cdef = parse_header


def speed_up_type_lookup(ffi: Any) -> bool:
    """Let `ffi` (a `cffi.FFI` with its declarations parsed) find simple types without parsing. False if it cannot."""
    try:
        from cffi import model
        from cffi.commontypes import resolve_common_type

        parser = ffi._parser
        declarations: dict[str, tuple[Any, int]] = parser._declarations
        parse: Callable[[str], Any] = parser.parse_type
        make_pointer: Callable[[Any, int], Any] = parser._get_type_pointer
    except (ImportError, AttributeError):  # another version of cffi
        return False

    def find(text: str) -> Any:
        plain = _PLAIN.fullmatch(text)
        if plain is None:
            function = _FUNCTION.fullmatch(text)
            if function is None:
                return None
            result = find(function[1])
            args = [find(arg) for arg in function[2].split(",")]
            if result is None or None in args:
                return None
            return model.RawFunctionType(tuple(args), result, False)
        name, const, suffix = plain.groups()
        if name == "void":
            base, quals = model.void_type, 0
        elif f"typedef {name}" in declarations:
            base, quals = declarations[f"typedef {name}"]
        else:
            base, quals = resolve_common_type(parser, name)
        if isinstance(base, str):
            return None
        if const:
            quals |= model.Q_CONST
        if suffix == "*":
            return make_pointer(base, quals)
        return model.ArrayType(base, None) if suffix else base

    def parse_type(text: str) -> Any:
        try:
            found = find(text)
        except Exception:  # whatever is wrong with the short cut, cffi knows best
            found = None
        return parse(text) if found is None else found

    parser.parse_type = parse_type
    return True
