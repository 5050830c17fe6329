"""Which package `import rerun` would find, and where this project's is. Nothing is imported to find out."""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import rerun_render
from rerun_render.core.errors import RerunRenderError

_FOLDER = "rerun_render_sdk"
_MARKER = "__rerun_render__"
_INSTALL = 'pip install "rerun-render[sdk]"'


def run_sdk_path(_arguments: argparse.Namespace) -> int:
    """Print the folder that, put first on PYTHONPATH, makes `import rerun` find this project's package."""
    folder = find_sdk()
    if folder is None:
        raise RerunRenderError(f"the logging package is not installed: {_INSTALL}")
    print(folder)
    return 0


def find_sdk() -> Path | None:
    """The folder that holds this project's `rerun` package, installed or in a checkout; None if there is none."""
    folders = [Path(entry or ".") for entry in sys.path]
    checkout = Path(rerun_render.__file__).parent.parent / "sdk"
    for folder in [*(folder / _FOLDER for folder in folders), *folders, checkout]:
        if _is_ours(folder / "rerun" / "__init__.py"):
            return folder.resolve()
    return None


def describe_rerun() -> dict[str, str | bool | None]:
    """What `import rerun` would find here.

    `path` (None: nothing), `ours`: whether it is this project's, `package`: distribution and version as far as known,
    `sdk_path`: what `rerun-render sdk-path` prints.
    """
    sdk = find_sdk()
    found: dict[str, str | bool | None] = {"sdk_path": None if sdk is None else str(sdk)}
    try:
        spec = find_spec("rerun")
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        return {**found, "path": None, "ours": False, "package": None}
    ours = _is_ours(Path(spec.origin))
    package = "rerun-render-sdk" if ours else "rerun-sdk"
    return {**found, "path": str(Path(spec.origin).parent), "ours": ours, "package": _with_version(package)}


def rerun_lines(found: dict[str, str | bool | None]) -> list[str]:
    """`describe_rerun` as text."""
    if found["path"] is None:
        return [f"import rerun: nothing there; to log data: {_INSTALL}"]
    lines = [f"import rerun: {found['package']}, {found['path']}"]
    if not found["ours"] and found["sdk_path"] is not None:
        lines.append("  the logging package of rerun-render: PYTHONPATH=$(rerun-render sdk-path) python ...")
    return lines


def _is_ours(init: Path) -> bool:
    try:
        return _MARKER in init.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _with_version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package if package == "rerun-render-sdk" else "not known"
