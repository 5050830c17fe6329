"""Which graphics adapters there are, and which one to use.

Order of preference: real GPUs (discrete, integrated, other), then software Vulkan such as lavapipe. OpenGL adapters are
never picked silently: their multisampling and precision differ. They are used when a name or `WGPU_BACKEND_TYPE` asks
for them. `WGPU_BACKEND_TYPE` limits the choice to one backend and `WGPUPY_WGPU_ADAPTER_NAME` names an adapter, as
they do for wgpu-py itself.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from rerun_render.core.errors import AdapterError
from rerun_render.gpu.native import quiet_drivers, wgpu

AdapterKind = Literal["discrete", "integrated", "software", "other"]

INSTALL_HINT = "install a graphics driver, or software Vulkan: sudo apt-get install -y libvulkan1 mesa-vulkan-drivers"

_KINDS: dict[str, AdapterKind] = {"DiscreteGPU": "discrete", "IntegratedGPU": "integrated", "CPU": "software"}
_KIND_ORDER: tuple[AdapterKind, ...] = ("discrete", "integrated", "other", "software")
_BACKEND_ORDER = ("Vulkan", "Metal", "D3D12", "D3D11", "OpenGL", "OpenGLES")


@dataclass(frozen=True, slots=True)
class AdapterInfo:
    """name: as the driver calls it. backend: `Vulkan`, `Metal`, `D3D12`, `OpenGL`. driver: name and version.

    is_software: pixels are computed on the CPU. max_texture_size: largest width and height of a frame in px.
    """

    name: str
    backend: str
    kind: AdapterKind
    driver: str
    is_software: bool
    max_texture_size: int
    native: Any = field(repr=False, compare=False)

    @property
    def is_opengl(self) -> bool:
        return self.backend.startswith("OpenGL")


def list_adapters() -> list[AdapterInfo]:
    """All adapters, the preferred one first."""
    with quiet_drivers():
        adapters = [_describe(adapter) for adapter in wgpu.gpu.enumerate_adapters_sync()]
    return sorted(adapters, key=_preference)


def choose_adapter(name: str | None = None, *, adapters: Sequence[AdapterInfo] | None = None) -> AdapterInfo:
    """The adapter whose name, backend or driver contains `name` (any case), or the preferred one.

    Raises `AdapterError` when there is none; the message lists what was found and says what to do.
    """
    found = sorted(adapters, key=_preference) if adapters is not None else list_adapters()
    backend = os.environ.get("WGPU_BACKEND_TYPE", "")
    name = name or os.environ.get("WGPUPY_WGPU_ADAPTER_NAME") or None
    usable = [a for a in found if not backend or a.backend.lower() == backend.lower()]
    if name is not None:
        wanted = name.lower()
        usable = [a for a in usable if wanted in f"{a.name} {a.backend} {a.driver}".lower()]
    elif not backend:
        usable = [a for a in usable if not a.is_opengl]
    if usable:
        return usable[0]
    listing = ", ".join(f"{a.name!r} ({a.backend})" for a in found) or "none"
    if name is not None or (backend and found):
        names = [] if name is None else [f"name {name!r}"]
        backends = [f"WGPU_BACKEND_TYPE={backend}"] if backend else []
        asked = " and ".join(names + backends)
        raise AdapterError(f"no graphics adapter matches {asked}; adapters found: {listing}")
    raise AdapterError(
        f"no usable graphics adapter (OpenGL is used only when asked for); found: {listing}; {INSTALL_HINT}"
    )


def _describe(adapter: Any) -> AdapterInfo:
    info = adapter.info
    kind = _KINDS.get(info["adapter_type"], "other")
    return AdapterInfo(
        name=info["device"],
        backend=info["backend_type"],
        kind=kind,
        driver=f"{info['vendor']} {info['description']}".strip(),
        is_software=kind == "software",
        max_texture_size=int(adapter.limits["max-texture-dimension-2d"]),
        native=adapter,
    )


def _preference(adapter: AdapterInfo) -> tuple[bool, int, int, str]:
    rank = _BACKEND_ORDER.index(adapter.backend) if adapter.backend in _BACKEND_ORDER else len(_BACKEND_ORDER)
    return (adapter.is_opengl, _KIND_ORDER.index(adapter.kind), rank, adapter.name)
