"""Faster look-up of C types for wgpu-py.

wgpu-py names C types by strings (`WGPUColor *`), and cffi answers each new one by running its C parser over a list of
all known names: some 10 ms, seventy times, more than half of the time to a first picture. The declarations are known
already, so plain names, pointers, arrays and function types are put together from them here; everything else, and any
surprise, goes to cffi as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_PLAIN = re.compile(r"\s*(\w+)(\s+const)?\s*(\*|\[\])?\s*")
_FUNCTION = re.compile(r"\s*(\w+)\s*\(([^()]*)\)\s*")


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
