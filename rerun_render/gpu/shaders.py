"""Finds, joins and compiles the WGSL files.

`#import <shared/draw.wgsl>` on a line of its own pulls in a file once, before the text that follows. A map from joined
lines to (file, line) is kept, so that an error of the compiler names the place in the file that was written.
Entry files lie in the folder `shaders`, inside the package when it is installed and beside it in a checkout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rerun_render.core.errors import ShaderError
from rerun_render.gpu.native import wgpu

_IMPORT = re.compile(r"^\s*#import\b(.*)$")
_IMPORT_PATH = re.compile(r"^\s*<([\w./-]+)>\s*$")
_ERROR_PLACE = re.compile(r"(?:wgsl|naga|Shader)?[^\n]*?:(\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class ShaderSource:
    """places: for each line of `code`, the file and the line it came from (from 1)."""

    name: str
    code: str
    places: tuple[tuple[str, int], ...]

    def place(self, line: int) -> str:
        """`file:line` of a line of the joined code (from 1)."""
        if 1 <= line <= len(self.places):
            file, number = self.places[line - 1]
            return f"{file}:{number}"
        return self.name


def shader_folder() -> Path:
    """The folder of the WGSL files. Raises `ShaderError` if the installation lacks it."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "shaders", package.parent / "shaders"):
        if (folder / "points.wgsl").is_file():
            return folder
    raise ShaderError(
        f"the installation lacks its shader files, expected in {package / 'shaders'}; reinstall rerun-render"
    )


def load_shader(name: str, folder: Path | None = None) -> ShaderSource:
    """Join `name` (`points.wgsl`) with everything it imports. Raises `ShaderError` naming file and line."""
    folder = folder or shader_folder()
    lines: list[str] = []
    places: list[tuple[str, int]] = []
    _append(folder, name, "", lines, places, set())
    return ShaderSource(name, "\n".join(lines) + "\n", tuple(places))


def _append(
    folder: Path, name: str, imported_at: str, lines: list[str], places: list[tuple[str, int]], done: set[str]
) -> None:
    if name in done:
        return
    done.add(name)
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ShaderError(f"{imported_at or name}: cannot read shader file <{name}>: {error.strerror}") from error
    for number, line in enumerate(text.splitlines(), 1):
        directive = _IMPORT.match(line)
        if directive is None:
            lines.append(line)
            places.append((name, number))
            continue
        path = _IMPORT_PATH.match(directive.group(1))
        if path is None:
            raise ShaderError(f"{name}:{number}: expected `#import <file.wgsl>`, got {line.strip()!r}")
        _append(folder, path.group(1), f"{name}:{number}", lines, places, done)


def compile_shader(device: Any, source: ShaderSource) -> Any:
    """A wgpu shader module. Raises `ShaderError` with file and line of the first error."""
    try:
        return device.create_shader_module(label=source.name, code=source.code)
    except wgpu.GPUError as error:
        message = str(error)
        found = _ERROR_PLACE.search(message)
        place = source.place(int(found.group(1))) if found else source.name
        raise ShaderError(f"{place}: shader does not compile: {message}") from error


class ShaderLibrary:
    """Compiled shader modules of one device, each compiled when first asked for."""

    def __init__(self, device: Any) -> None:
        self._device = device
        self._modules: dict[str, Any] = {}

    def module(self, name: str) -> Any:
        """name: file name of an entry shader. Raises `ShaderError`."""
        module = self._modules.get(name)
        if module is None:
            module = self._modules[name] = compile_shader(self._device, load_shader(name))
        return module
