"""Versions of this package and of what decides about its pixels, read from package metadata only."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

import rerun_render

_PACKAGES = ("wgpu", "numba", "numpy", "pyarrow", "av", "imageio-ffmpeg")


def package_versions() -> dict[str, str]:
    """Name to version; `missing` for packages that are not installed."""
    found = {"rerun-render": rerun_render.__version__, "python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found


def version_line() -> str:
    """Such as `rerun-render 0.1.0 (python 3.12.1, wgpu 0.32.0, ...)`."""
    versions = package_versions()
    own = versions.pop("rerun-render")
    return f"rerun-render {own} ({', '.join(f'{name} {value}' for name, value in versions.items())})"
