"""Lengths and shades that flat views share."""

from __future__ import annotations

from rerun_render.scene.theme import Rgba, Theme

PADDING_PX = 12
ROW_PX = 15.0
"""Height of a row of body text."""


def mixed(over: Rgba, under: Rgba, share: float) -> Rgba:
    """An opaque colour between two: `share` of the first."""
    red, green, blue = (int(a * share + b * (1.0 - share)) for a, b in zip(over[:3], under[:3], strict=True))
    return (red, green, blue, 255)


def weak(theme: Theme) -> Rgba:
    """Text that matters less."""
    return mixed(theme.text, theme.background, 0.6)


def header_line(theme: Theme) -> Rgba:
    """Lines in and below the head of a table, and other things that stand back."""
    return mixed(theme.separator, theme.background, 0.78)


def on_selection(theme: Theme) -> Rgba:
    """Text on the selection colour."""
    return (0xF0, 0xF2, 0xFF, 0xFF)
