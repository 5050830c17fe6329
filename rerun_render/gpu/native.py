"""The one module that imports wgpu.

Drivers that probe for a desktop session complain on stderr when `XDG_RUNTIME_DIR` names no folder, which is the normal
state of containers and servers. While wgpu is loaded and adapters are looked for, the variable points to a folder that
exists; afterwards it is as it was.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from rerun_render.gpu.header_types import remembered_header, speed_up_type_lookup

_RUNTIME_DIR = "XDG_RUNTIME_DIR"


@contextlib.contextmanager
def quiet_drivers() -> Iterator[None]:
    """Keep drivers from complaining about a missing desktop session."""
    before = os.environ.get(_RUNTIME_DIR)
    if before is not None and os.path.isdir(before):
        yield
        return
    os.environ[_RUNTIME_DIR] = tempfile.gettempdir()
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_RUNTIME_DIR, None)
        else:
            os.environ[_RUNTIME_DIR] = before


with quiet_drivers(), remembered_header():
    import wgpu
    from wgpu.backends.wgpu_native import _api

speed_up_type_lookup(_api.ffi)


def create_target_texture(device: Any, *, label: str, size: tuple[int, int], view_formats: Sequence[str]) -> Any:
    """A texture to draw into and copy from, whose views may have any of `view_formats`; the first is its own.

    WebGPU has this; wgpu-py 0.32 refuses the argument although the library below it takes it, so the descriptor is made
    here with the helpers wgpu-py itself uses.
    """
    usage = wgpu.TextureUsage.RENDER_ATTACHMENT | wgpu.TextureUsage.COPY_SRC | wgpu.TextureUsage.TEXTURE_BINDING
    extent = (size[0], size[1], 1)
    try:
        return device.create_texture(
            label=label, size=extent, format=view_formats[0], usage=usage, view_formats=list(view_formats)
        )
    except NotImplementedError:
        pass
    formats = _api.ffi.new("WGPUTextureFormat[]", [_api.enummap[f"TextureFormat.{name}"] for name in view_formats])
    descriptor = _api.new_struct_p(
        "WGPUTextureDescriptor *",
        label=_api.to_c_string_view(label),
        size=_api.new_struct("WGPUExtent3D", width=size[0], height=size[1], depthOrArrayLayers=1),
        mipLevelCount=1,
        sampleCount=1,
        dimension="2d",
        format=view_formats[0],
        usage=int(usage),
        viewFormatCount=len(view_formats),
        viewFormats=formats,
    )
    handle = _api.libf.wgpuDeviceCreateTexture(device._internal, descriptor)
    info = {
        "size": extent,
        "mip_level_count": 1,
        "sample_count": 1,
        "dimension": "2d",
        "format": view_formats[0],
        "usage": int(usage),
        "texture_binding_view_dimension": None,
    }
    return _api.GPUTexture(label, handle, device, info)


__all__ = ["create_target_texture", "quiet_drivers", "wgpu"]
