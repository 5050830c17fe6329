"""What all visualizers share: components of an archetype joined to its instances, with colours, sizes and labels."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.srgb import linear_from_srgb, srgb_from_linear
from rerun_render.query.join import clamp
from rerun_render.scene.visual import Labels, VisualizerContext
from rerun_render.scene.visualizers import arrays

UInt8Array = npt.NDArray[np.uint8]
UInt16Array = npt.NDArray[np.uint16]
Float32Array = npt.NDArray[np.float32]

Space = Literal["2D", "3D"]
PoseRule = Literal["multiply", "join", "first"]

DEFAULT_RADIUS = -1.5
MAX_LABELS = 100_000
"""More labels of one entity are left out."""
MAX_AUTO_LABELS = 29
"""With more instances labels are hidden, unless asked for or there is only one label."""


def names(archetype: str, *fields: str) -> frozenset[str]:
    """Component names of fields of an archetype."""
    return frozenset(f"{archetype}:{field}" for field in fields)


class Inputs:
    """Components of one archetype of one entity, by field name.

    Missing and empty components are alike here: both resolve to the fallback.
    """

    def __init__(self, context: VisualizerContext, archetype: str) -> None:
        self.context = context
        self.archetype = archetype

    def array(self, field: str) -> pa.Array | None:
        """Instances of the field; None if missing or empty."""
        cell = self.context.state.get(f"{self.archetype}:{field}")
        return cell.array if cell is not None and len(cell.array) else None

    def first(self, field: str) -> Any:
        """First instance as a Python value, for fields that hold one value for the entity; None if there is none."""
        array = self.array(field)
        return None if array is None else arrays.first(array)

    def number(self, field: str, default: float) -> float:
        """First instance as a float; the default if there is none or it is not finite."""
        array = self.array(field)
        if array is None:
            return default
        value = float(arrays.numbers(array.slice(0, 1), np.float64)[0])
        return value if np.isfinite(value) else default

    def pair(self, field: str, default: tuple[float, float]) -> tuple[float, float]:
        """First instance, two numbers, as floats; the default if there is none or they are not finite."""
        array = self.array(field)
        if array is None:
            return default
        low, high = (float(part) for part in arrays.vectors(array.slice(0, 1), 2)[0])
        return (low, high) if np.isfinite([low, high]).all() else default

    def vectors(self, field: str, dim: int) -> Float32Array | None:
        """(N, dim) float32 as logged; None if missing or empty."""
        array = self.array(field)
        return None if array is None else arrays.vectors(array, dim)

    def joined_vectors(self, field: str, dim: int, num: int) -> Float32Array:
        """(num, dim) float32; zeros without the field."""
        found = self.vectors(field, dim)
        return np.zeros((num, dim), np.float32) if found is None else clamp(found, num)

    def straight_colors(self, num: int) -> UInt8Array:
        """(num, 4) uint8 with straight alpha: as logged, else by class and keypoint, else the automatic colour of the
        entity."""
        logged = self.array("colors")
        if logged is not None:
            return clamp(arrays.rgba(logged), num)
        classes = self.classes(num)
        if classes is not None:
            return self.context.annotations.colors(*classes)
        return clamp(np.asarray(self.context.fallback_color, np.uint8).reshape(1, 4), num)

    def classes(self, num: int) -> tuple[UInt16Array, UInt16Array | None] | None:
        """Class ids, (num,), and keypoint ids, (num,) or None; None without class ids, as keypoints belong to one."""
        class_ids, keypoint_ids = self.array("class_ids"), self.array("keypoint_ids")
        if class_ids is None:
            return None
        known = clamp(arrays.numbers(class_ids, np.uint16), num)
        return known, None if keypoint_ids is None else clamp(arrays.numbers(keypoint_ids, np.uint16), num)

    def radii(self, num: int, default: float = DEFAULT_RADIUS, field: str = "radii") -> Float32Array:
        """(num,) float32; the default where there is none. NaN and infinite ones become NaN, and are reported."""
        array = self.array(field)
        if array is None:
            return np.full(num, default, np.float32)
        radii: Float32Array = clamp(arrays.numbers(array, np.float32), num)
        bad = ~np.isfinite(radii)
        if bad.any():
            self.warn("invalid-radius", f"{bad.sum()} of {num} radii are NaN or infinite; left out")
            radii = np.where(bad, np.float32(np.nan), radii)
        return radii

    def warn(self, kind: str, message: str) -> None:
        """Tells the user about the entity."""
        self.context.reporter.warning(kind, str(self.context.entity_path), message, time=self.context.time)

    def inform(self, kind: str, message: str) -> None:
        """Tells the user something that is no loss."""
        self.context.reporter.info(kind, str(self.context.entity_path), message, time=self.context.time)

    def report_dropped(self, kept: npt.NDArray[np.bool_], what: str) -> None:
        """Tells how many of the instances were left out, if any."""
        dropped = len(kept) - int(kept.sum())
        if dropped:
            self.warn("invalid-position", f"{dropped} of {len(kept)} {what} are NaN or infinite; left out")

    def shown_texts(self, num: int) -> list[str]:
        """Texts to show for `num` instances: none, one for all, or those of the first ones (some may be empty)."""
        array = self.array("labels")
        asked = self.first("show_labels")
        if asked is None:
            asked = num <= MAX_AUTO_LABELS or (array is not None and len(array) == 1)
        if num == 0 or not asked:
            return []
        if num > MAX_LABELS:
            self.warn("too-many-labels", f"{num} labels; only the first {MAX_LABELS} can show")
            num = MAX_LABELS
        return self._class_texts(num) if array is None else arrays.texts(array.slice(0, num))

    def _class_texts(self, num: int) -> list[str]:
        """Texts of classes and keypoints, as many as ids were logged: one id logged for all gives one text for all."""
        logged = max(len(self.array(field) or ()) for field in ("class_ids", "keypoint_ids"))
        classes = self.classes(min(num, logged))
        if classes is None or not self.context.annotations.has_labels:
            return []
        return self.context.annotations.labels(*classes)

    def labels(
        self,
        anchors: npt.NDArray[Any],
        colors: UInt8Array,
        center: npt.NDArray[Any] | None,
        *,
        kept: npt.NDArray[np.bool_] | None = None,
        wrap_extents: npt.NDArray[Any] | None = None,
    ) -> Labels | None:
        """Labels of the instances; None if there are none to show.

        anchors: (N, 2) or (N, 3). colors: (N, 4), straight alpha. center: (3,) place of one label for many instances.
        kept: (N,) False for instances that are not drawn; their labels are left out.
        """
        num = len(anchors)
        shown = self.shown_texts(num)
        if not shown:
            return None
        if len(shown) == 1 and num > 1:
            if center is None or not shown[0]:
                return None
            anchor = np.asarray(center, np.float64).reshape(1, 3)
            return Labels(anchors=anchor, texts=(shown[0],), colors=np.ascontiguousarray(colors[:1]))
        index = np.array([i for i, text in enumerate(shown) if text and (kept is None or kept[i])], np.intp)
        if len(index) == 0:
            return None
        places = np.zeros((len(index), 3))
        places[:, : anchors.shape[1]] = anchors[index]
        return Labels(
            anchors=places,
            texts=tuple(shown[i] for i in index),
            colors=colors[index],
            wrap_extents=None if wrap_extents is None else np.asarray(wrap_extents, np.float64)[index],
        )


def darken_in_gamma(colors: UInt8Array) -> UInt8Array:
    """Multiplies (N, 4) colours by their alpha as encoded and makes them opaque: how points treat alpha."""
    return _darken(colors, _gamma_table())


def darken_in_light(colors: UInt8Array) -> UInt8Array:
    """Multiplies (N, 4) colours by their alpha in linear light and makes them opaque: how lines treat alpha."""
    return _darken(colors, _light_table())


def _darken(colors: UInt8Array, table: UInt8Array) -> UInt8Array:
    alpha = colors[:, 3]
    if (alpha == 255).all():
        return colors
    out = np.empty_like(colors)
    out[:, :3] = table[alpha[:, None], colors[:, :3]]
    out[:, 3] = 255
    return out


@lru_cache(maxsize=1)
def _gamma_table() -> UInt8Array:
    """(256, 256) uint8: alpha, then channel."""
    codes = np.arange(256)
    return np.rint(np.outer(codes, codes) / 255.0).astype(np.uint8)


@lru_cache(maxsize=1)
def _light_table() -> UInt8Array:
    """(256, 256) uint8: alpha, then channel."""
    unit = np.arange(256) / 255.0
    dimmed = np.outer(unit, linear_from_srgb(unit))
    return np.rint(srgb_from_linear(dimmed) * 255.0).astype(np.uint8)


def finite(values: Float32Array) -> npt.NDArray[np.bool_]:
    """(N,) True where a value, or all parts of a row, are finite."""
    # One sum settles the usual case at the speed of memory.
    with np.errstate(all="ignore"):
        if np.isfinite(values.sum(dtype=np.float64)):
            return np.ones(len(values), np.bool_)
    flags = np.isfinite(values)
    return flags if values.ndim == 1 else np.asarray(flags.all(axis=1))


def with_depth(values: Float32Array) -> Float32Array:
    """(N, 2) to (N, 3) float32 with z = 0."""
    out = np.zeros((len(values), 3), np.float32)
    out[:, :2] = values
    return out


def box_center(box: npt.NDArray[np.float64] | None) -> npt.NDArray[np.float64] | None:
    """(3,) centre of a box."""
    return None if box is None else box.mean(axis=0)
