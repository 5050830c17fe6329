"""Drawables to pixels with wgpu."""

from rerun_render.gpu.adapters import AdapterInfo, choose_adapter, list_adapters
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.renderer import GpuRenderer
from rerun_render.gpu.stats import RenderStats

__all__ = ["AdapterInfo", "GpuContext", "GpuRenderer", "RenderStats", "choose_adapter", "list_adapters"]
