"""The short cut to C types finds what cffi's own parser finds."""

from __future__ import annotations

from typing import Any

import pytest

from rerun_render.gpu.header_types import speed_up_type_lookup

DECLARATIONS = """
typedef struct Point { float x; uint32_t n; } Point;
typedef struct HandleImpl* Handle;
typedef enum Kind { Kind_A = 0, Kind_B = 1 } Kind;
typedef struct { const Point * points; size_t count; } Points;
"""
SIMPLE = (
    "Point *",
    "Point",
    "Points *",
    "Handle[]",
    "Handle",
    "Kind[]",
    "uint32_t []",
    "uint8_t *",
    "char []",
    "intptr_t",
    "void *",
    "Point const *",
    "void(Handle const *, Kind, Points, void *, void *)",
)
OTHER = ("struct Point *", "Point **", "float[4]", "int(*)(Point *)", "unsigned int")


@pytest.fixture
def ffi() -> Any:
    import cffi

    made = cffi.FFI()
    made.cdef(DECLARATIONS)
    return made


@pytest.mark.parametrize("text", SIMPLE + OTHER)
def test_gives_the_same_type_as_cffi(ffi: Any, text: str) -> None:
    expected = ffi._typeof(text, consider_function_as_funcptr=True)
    ffi._parsed_types.clear()
    assert speed_up_type_lookup(ffi)
    assert ffi._typeof(text, consider_function_as_funcptr=True) is expected


@pytest.mark.parametrize("text", SIMPLE)
def test_does_not_parse_simple_types(ffi: Any, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(ffi._parser, "parse_type", parsed.append)
    speed_up_type_lookup(ffi)
    ffi._typeof(text, consider_function_as_funcptr=True)
    assert parsed == []


def test_unknown_names_fail_as_before(ffi: Any) -> None:
    speed_up_type_lookup(ffi)
    with pytest.raises(Exception, match=r"undefined|unknown|parse"):
        ffi.typeof("NoSuchType *")


def test_another_cffi_is_left_alone() -> None:
    assert not speed_up_type_lookup(object())
