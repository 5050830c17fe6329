"""Drawables to pixels on the CPU: tiles, compiled loops, no graphics driver."""

from rerun_render.cpu.renderer import CpuRenderer

__all__ = ["CpuRenderer"]
