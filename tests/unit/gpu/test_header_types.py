"""The short cuts to C types find what cffi's own parser finds."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from rerun_render.gpu.header_types import remembered_header, speed_up_type_lookup

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


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RERUN_RENDER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def fresh_ffi() -> Any:
    import cffi

    ffi = cffi.FFI()
    with remembered_header():
        ffi.cdef(DECLARATIONS)
    return ffi


def use(ffi: Any) -> tuple[float, int, int]:
    points = ffi.new("Point[]", [(1.5, 7), (2.5, 8)])
    both = ffi.new("Points *", {"points": points, "count": 2})
    return both.points[1].x, both.points[0].n, int(ffi.cast("Kind", 1))


def test_a_header_is_parsed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fresh_ffi()
    assert len(list(folder.iterdir())) == 1
    import cffi.cparser

    monkeypatch.setattr(cffi.cparser.Parser, "parse", None)
    second = fresh_ffi()
    monkeypatch.undo()
    assert use(first) == use(second) == (2.5, 7, 1)
    assert second.sizeof("Point") == 8
    assert second.typeof("Handle").kind == "pointer"


@pytest.mark.parametrize("junk", [b"", b"junk", pickle.dumps([1])])
def test_a_damaged_memory_is_made_anew(folder: Path, junk: bytes) -> None:
    fresh_ffi()
    (path,) = folder.iterdir()
    good = path.read_bytes()
    path.write_bytes(junk)
    assert use(fresh_ffi()) == (2.5, 7, 1)
    assert len(path.read_bytes()) == len(good)


def test_without_a_writable_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("RERUN_RENDER_CACHE", str(tmp_path / "file" / "cache"))
    assert use(fresh_ffi()) == (2.5, 7, 1)
