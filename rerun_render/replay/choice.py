"""Which back end draws, and why: a real GPU if there is one, else the CPU.

wgpu is loaded only where a GPU may be: on machines without a device file or a Vulkan driver for it the answer costs a
look into a few folders.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Literal

from rerun_render.core.errors import UsageError

BackendName = Literal["auto", "cpu", "wgpu"]
BACKENDS: tuple[BackendName, ...] = ("auto", "cpu", "wgpu")

ICD_FOLDERS = (
    "/usr/share/vulkan/icd.d",
    "/etc/vulkan/icd.d",
    "/usr/local/share/vulkan/icd.d",
    "/usr/local/etc/vulkan/icd.d",
    "~/.local/share/vulkan/icd.d",
)
_DEVICES = ("/dev/nvidia[0-9]*", "/dev/dri/renderD*", "/dev/dxg", "/dev/mali*")
_ADAPTER_VARIABLES = ("WGPUPY_WGPU_ADAPTER_NAME", "WGPU_BACKEND_TYPE")
_DRIVER_VARIABLES = ("VK_DRIVER_FILES", "VK_ICD_FILENAMES")


@dataclass(frozen=True, slots=True)
class Choice:
    """name: of the back end. reason: for people, what decided."""

    name: Literal["cpu", "wgpu"]
    reason: str


def choose_backend(backend: str = "auto", *, adapter: str | None = None) -> Choice:
    """adapter: part of a graphics adapter's name; asking for one is asking for wgpu. Raises UsageError."""
    if backend not in BACKENDS:
        raise UsageError(f"expected a back end of {', '.join(BACKENDS)}, got {backend!r}")
    if backend == "cpu":
        if adapter is not None:
            raise UsageError(f"the cpu back end has no graphics adapter: leave out {adapter!r}, or choose wgpu")
        return Choice("cpu", "it was asked for")
    if backend == "wgpu":
        return Choice("wgpu", "it was asked for")
    if adapter is not None:
        return Choice("wgpu", f"the graphics adapter {adapter!r} was asked for")
    for name in _ADAPTER_VARIABLES:
        if os.environ.get(name):
            return Choice("wgpu", f"{name} is set")
    missing = why_no_gpu()
    return Choice("cpu", missing) if missing is not None else _ask_adapters()


def why_no_gpu(
    *,
    platform: str = sys.platform,
    devices: Sequence[str] | None = None,
    drivers: Sequence[str] | None = None,
) -> str | None:
    """Why there can be no GPU, from device files and driver descriptions alone; None if there may be one."""
    if not platform.startswith("linux"):
        return None
    found = [path for pattern in _DEVICES for path in glob(pattern)] if devices is None else devices
    if not found:
        return "no GPU was found (no device file such as /dev/dri/renderD128 or /dev/nvidia0)"
    files = vulkan_drivers() if drivers is None else drivers
    if all(Path(name).name.startswith("lvp_") for name in files):
        return f"no Vulkan driver knows the GPU ({found[0]})"
    return None


def vulkan_drivers(environment: Mapping[str, str] | None = None) -> list[str]:
    """Files that describe Vulkan drivers, those of the environment if it names any."""
    variables = os.environ if environment is None else environment
    for name in _DRIVER_VARIABLES:
        if variables.get(name):
            return variables[name].split(os.pathsep)
    return sorted(str(path) for folder in ICD_FOLDERS for path in Path(folder).expanduser().glob("*.json"))


def _ask_adapters() -> Choice:
    try:
        from rerun_render.gpu.adapters import list_adapters

        adapters = list_adapters()
    except (ImportError, OSError, RuntimeError) as error:
        return Choice("cpu", f"graphics adapters cannot be listed: {error}")
    for adapter in adapters:
        if not adapter.is_software and not adapter.is_opengl:
            return Choice("wgpu", f"there is a GPU: {adapter.name}")
    return Choice("cpu", "no graphics adapter is a GPU")
