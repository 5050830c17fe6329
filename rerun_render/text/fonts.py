"""Inter and JetBrains Mono: where their files are, their measures, outlines and advances.

Only fonts that are installed with the package are used, never those of the system, so text looks the same everywhere.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb

from rerun_render.core.errors import RerunRenderError
from rerun_render.text.advances import INTER_ADVANCES

Float64Array = npt.NDArray[np.float64]

OPTICAL_SIZE = 14.0
"""Value of the axis `opsz`; advance widths match those of the viewer's font most closely here."""

Family = Literal["sans", "mono"]

_STEPS_PER_CURVE = 6
_FILES = {
    "sans": ("fontpkg_inter", "Inter[opsz,wght].ttf"),
    "mono": ("fontpkg_jetbrains_mono", "JetBrainsMono[wght].ttf"),
}


class Font:
    """One family at one weight: Inter (`sans`) or JetBrains Mono (`mono`).

    Lengths are in em: 1 is the font size; y points up.
    """

    def __init__(self, weight: float = 400.0, family: Family = "sans") -> None:
        self.weight = weight
        self.family = family
        self.hb_font = hb.Font(_face(family))
        self.hb_font.set_variations({"wght": weight, "opsz": OPTICAL_SIZE})
        self.units_per_em = int(self.hb_font.face.upem)

    @cached_property
    def ascent(self) -> float:
        """From the baseline to the top of a row."""
        return float(self.hb_font.get_font_extents("ltr").ascender) / self.units_per_em

    @cached_property
    def descent(self) -> float:
        """From the baseline down to the bottom of a row."""
        return -float(self.hb_font.get_font_extents("ltr").descender) / self.units_per_em

    def glyph(self, char: str) -> int:
        """Index of the glyph of a character; 0, a box, if the font has none."""
        return int(self.hb_font.get_nominal_glyph(ord(char)) or 0)

    def advance(self, char: str) -> float:
        """Width of a character."""
        glyph = self.glyph(char)
        return self._advance_in_file(glyph) + self.advance_shifts.get(glyph, 0.0)

    @cached_property
    def advance_shifts(self) -> dict[int, float]:
        """By how much glyphs are wider than the font's file says."""
        if self.family != "sans":
            return {}
        widths = {self.glyph(char): width for char, width in INTER_ADVANCES.items()}
        return {glyph: width - self._regular_advance(glyph) for glyph, width in widths.items()}

    def _advance_in_file(self, glyph: int) -> float:
        return float(self.hb_font.get_glyph_h_advance(glyph)) / self.units_per_em

    def _regular_advance(self, glyph: int) -> float:
        return font(400.0, self.family)._advance_in_file(glyph)

    def outline(self, glyph: int) -> list[Float64Array]:
        """Closed contours of a glyph, each (N, 2) with curves replaced by short lines. Empty for spaces."""
        pen = _Pen()
        self.hb_font.draw_glyph_with_pen(glyph, pen)
        return [np.array(contour) / self.units_per_em for contour in pen.contours if len(contour) > 2]

    @property
    def fallback(self) -> Font:
        """The font asked for characters that this one lacks."""
        return font(self.weight, "mono" if self.family == "sans" else "sans")


@lru_cache(maxsize=8)
def font(weight: float = 400.0, family: Family = "sans") -> Font:
    """The shared font of a family and a weight, 100..900."""
    return Font(weight, family)


@lru_cache(maxsize=2)
def _face(family: Family) -> Any:
    package, name = _FILES[family]
    try:
        with as_file(files(package).joinpath("files", name)) as path:
            return hb.Face(hb.Blob(path.read_bytes()))
    except (ImportError, OSError) as err:
        install = package.replace("_", "-")
        raise RerunRenderError(f"the font {name} is missing; install the package {install}") from err


class _Pen:
    """Receives drawing commands and keeps polylines."""

    def __init__(self) -> None:
        self.contours: list[list[tuple[float, float]]] = []

    def moveTo(self, point: tuple[float, float]) -> None:
        self.contours.append([point])

    def lineTo(self, point: tuple[float, float]) -> None:
        self.contours[-1].append(point)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        contour = self.contours[-1]
        (x0, y0), (x1, y1), (x2, y2) = contour[-1], control, end
        for i in range(1, _STEPS_PER_CURVE + 1):
            t = i / _STEPS_PER_CURVE
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            contour.append((a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2))

    def curveTo(self, control_1: tuple[float, float], control_2: tuple[float, float], end: tuple[float, float]) -> None:
        contour = self.contours[-1]
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = contour[-1], control_1, control_2, end
        for i in range(1, 2 * _STEPS_PER_CURVE + 1):
            t = i / (2 * _STEPS_PER_CURVE)
            s = 1 - t
            a, b, c, d = s**3, 3 * s * s * t, 3 * s * t * t, t**3
            contour.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))

    def closePath(self) -> None:
        pass

    def endPath(self) -> None:
        pass
