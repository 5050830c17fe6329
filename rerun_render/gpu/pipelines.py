"""Render pipelines of one renderer, made when first used.

The phase decides blending and depth. Alpha is never written: the picture is opaque and alpha only
carries coverage or opacity to the blending hardware.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from rerun_render.gpu.context import GpuContext, adapter_errors
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.structs import DRAW

COLOR_FORMAT = "rgba8unorm-srgb"
UI_FORMAT = "rgba8unorm"
DEPTH_FORMAT = "depth32float"


class Phase(Enum):
    """In the order of drawing.

    COVERAGE: like OPAQUE, with soft edges: the shader says which samples it covers.
    RESOLVED: on the picture after the samples were averaged.
    """

    OPAQUE = 0
    COVERAGE = 1
    BACKGROUND = 2
    TRANSPARENT = 3
    RESOLVED = 4
    UI = 5


_PREMULTIPLIED = {"src_factor": "one", "dst_factor": "one-minus-src-alpha", "operation": "add"}
_BLENDED_PHASES = (Phase.TRANSPARENT, Phase.RESOLVED, Phase.UI)


class Pipelines:
    """samples: of the view passes.

    Layouts of bind groups: `draw_layout` for group 0, `storage_layout(n)`, `image_layout`,
    `depth_layout` and `ui_layout` for the rest.
    """

    def __init__(self, context: GpuContext, samples: int) -> None:
        self.samples = samples
        self._context = context
        self._device = context.device
        self._cache: dict[tuple[Any, ...], Any] = {}
        self._storage_layouts: dict[int, Any] = {}
        vertex, fragment = wgpu.ShaderStage.VERTEX, wgpu.ShaderStage.FRAGMENT
        self.draw_layout: Any = self._device.create_bind_group_layout(
            label="draw",
            entries=[
                {
                    "binding": 0,
                    "visibility": vertex | fragment,
                    "buffer": {"type": "uniform", "has_dynamic_offset": True, "min_binding_size": DRAW.dtype.itemsize},
                },
                {"binding": 1, "visibility": vertex | fragment, "buffer": {"type": "read-only-storage"}},
            ],
        )
        self.image_layout: Any = self._device.create_bind_group_layout(
            label="image",
            entries=[
                {"binding": 0, "visibility": fragment, "texture": {"sample_type": "float"}},
                {"binding": 1, "visibility": fragment, "sampler": {"type": "filtering"}},
            ],
        )
        self.depth_layout: Any = self._device.create_bind_group_layout(
            label="depth",
            entries=[
                {"binding": 0, "visibility": fragment, "texture": {"sample_type": "depth", "multisampled": True}},
            ],
        )
        self.ui_layout: Any = self._device.create_bind_group_layout(
            label="ui",
            entries=[
                {"binding": 0, "visibility": vertex | fragment, "buffer": {"type": "read-only-storage"}},
                {"binding": 1, "visibility": fragment, "texture": {"sample_type": "float"}},
            ],
        )

    def storage_layout(self, num_buffers: int) -> Any:
        """Layout of a bind group of read-only storage buffers for vertex shaders."""
        layout = self._storage_layouts.get(num_buffers)
        if layout is None:
            layout = self._storage_layouts[num_buffers] = self._device.create_bind_group_layout(
                label=f"{num_buffers} storage buffers",
                entries=[
                    {"binding": index, "visibility": wgpu.ShaderStage.VERTEX, "buffer": {"type": "read-only-storage"}}
                    for index in range(num_buffers)
                ],
            )
        return layout

    def get(
        self,
        shader: str,
        phase: Phase,
        layouts: tuple[Any, ...] = (),
        *,
        vertex: str = "vs_main",
        fragment: str = "fs_main",
        topology: str = "triangle-list",
        cull: str = "none",
        mirrored: bool = False,
        constants: tuple[tuple[str, float], ...] = (),
    ) -> Any:
        """A pipeline. layouts: of the bind groups from 1 on. mirrored: front faces are clockwise on the picture."""
        # Without culling, shaders that ask for the facing take counter-clockwise for the front.
        mirrored = mirrored and cull != "none"
        key = (shader, phase, vertex, fragment, topology, cull, mirrored, constants)
        pipeline = self._cache.get(key)
        if pipeline is None:
            with adapter_errors(f"making the pipeline of {shader}"):
                pipeline = self._cache[key] = self._make(
                    shader, phase, layouts, vertex, fragment, topology, cull, mirrored, constants
                )
        return pipeline

    def _make(
        self,
        shader: str,
        phase: Phase,
        layouts: tuple[Any, ...],
        vertex: str,
        fragment: str,
        topology: str,
        cull: str,
        mirrored: bool,
        constants: tuple[tuple[str, float], ...],
    ) -> Any:
        module = self._context.shaders.module(shader)
        is_ui = phase is Phase.UI
        target: dict[str, Any] = {
            "format": UI_FORMAT if is_ui else COLOR_FORMAT,
            "write_mask": wgpu.ColorWrite.RED | wgpu.ColorWrite.GREEN | wgpu.ColorWrite.BLUE,
        }
        if phase in _BLENDED_PHASES:
            target["blend"] = {"color": _PREMULTIPLIED, "alpha": _PREMULTIPLIED}
        values = dict(constants)
        if phase is Phase.COVERAGE:
            values["IS_MULTISAMPLED"] = float(self.samples > 1)
        descriptor: dict[str, Any] = {
            "label": f"{shader} {phase.name}",
            "layout": self._device.create_pipeline_layout(bind_group_layouts=[self.draw_layout, *layouts]),
            "vertex": {"module": module, "entry_point": vertex, "buffers": [], "constants": values},
            "primitive": {
                "topology": topology,
                "front_face": wgpu.FrontFace.cw if mirrored else wgpu.FrontFace.ccw,
                "cull_mode": cull,
            },
            "fragment": {"module": module, "entry_point": fragment, "targets": [target], "constants": values},
        }
        if phase not in (Phase.RESOLVED, Phase.UI):
            descriptor["depth_stencil"] = {
                "format": DEPTH_FORMAT,
                "depth_write_enabled": phase in (Phase.OPAQUE, Phase.COVERAGE),
                "depth_compare": "greater-equal",
            }
            descriptor["multisample"] = {"count": self.samples}
        return self._device.create_render_pipeline(**descriptor)
