"""Made-up data for examples and tests."""

from __future__ import annotations

from ._shapes import ColorGrid, ColorSpiral, bounce_lerp, build_color_grid, build_color_spiral

__all__ = ["ColorGrid", "ColorSpiral", "bounce_lerp", "build_color_grid", "build_color_spiral"]
