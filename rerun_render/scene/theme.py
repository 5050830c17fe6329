"""Colours of everything that is not data: backgrounds, texts, lines between things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Rgba = tuple[int, int, int, int]
"""sRGB, straight alpha."""


def rgb(text: str, alpha: int = 255) -> Rgba:
    """`#rrggbb`."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return (red, green, blue, alpha)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """background: behind views, plots and texts. separator: lines between tiles, frames of axes and legends.
    grid_line: the strongest lines of a plot's grid. extreme: ground of code and of state timelines. stripe: every other
    row of a table, and its header. label_box: behind labels of spatial views. frustum, axes: cameras, and coordinate
    axes x, y, z. levels: text of each log level; critical ones are `on_critical` on that colour. value: numbers in
    tables. selection: what marks the current thing.
    """

    name: str
    background: Rgba
    text: Rgba
    strong_text: Rgba
    faint_text: Rgba
    separator: Rgba
    grid_line: Rgba
    extreme: Rgba
    stripe: Rgba
    label_box: Rgba
    frustum: Rgba
    axes: tuple[Rgba, Rgba, Rgba]
    value: Rgba
    selection: Rgba = (0x18, 0x6A, 0xDD, 0xFF)
    on_critical: Rgba = (0xFF, 0xFF, 0xFF, 0xFF)
    levels: Mapping[str, Rgba] = field(default_factory=dict)


DARK = Theme(
    name="dark",
    background=rgb("#0d0d0d"),
    text=rgb("#cccccc"),
    strong_text=rgb("#ffffff"),
    faint_text=rgb("#555555"),
    separator=rgb("#353434"),
    grid_line=rgb("#212121"),
    extreme=rgb("#000000"),
    stripe=rgb("#171717"),
    label_box=rgb("#2c2b2b", 128),
    frustum=rgb("#9f9f9f"),
    axes=(rgb("#ff6981"), rgb("#00b266"), rgb("#7a95ff")),
    value=rgb("#84be99"),
    levels={
        "CRITICAL": rgb("#ab0116"),
        "ERROR": rgb("#ab0116"),
        "WARN": rgb("#ff7a0c"),
        "INFO": rgb("#00da7e"),
        "DEBUG": rgb("#adbbff"),
        "TRACE": rgb("#bfbfbf"),
    },
)
LIGHT = Theme(
    name="light",
    background=rgb("#ffffff"),
    text=rgb("#272626"),
    strong_text=rgb("#000000"),
    faint_text=rgb("#827f7f"),
    separator=rgb("#e0dfdf"),
    grid_line=rgb("#e6e6e5"),
    extreme=rgb("#ffffff"),
    stripe=rgb("#eeeeed"),
    label_box=rgb("#ffffff", 128),
    frustum=rgb("#2c2b2b"),
    axes=(rgb("#ff3865"), rgb("#009e5a"), rgb("#5a81ff")),
    value=rgb("#007745"),
    levels={
        "CRITICAL": rgb("#ab0116"),
        "ERROR": rgb("#ab0116"),
        "WARN": rgb("#ff7a0c"),
        "INFO": rgb("#00894d"),
        "DEBUG": rgb("#186add"),
        "TRACE": rgb("#2c2b2b"),
    },
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
