"""How two pictures are compared, and with which tolerance.

A pixel fails if any channel differs by more than `threshold`; a picture fails if more than `max_failed` pixels do.
There are two tiers: strict for the cpu back end, which made the goldens and draws the same bytes on every x86-64
machine, lenient for wgpu on whatever adapter there is.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

Tier = Literal["strict", "lenient"]

GOLDEN_DIR = Path(__file__).parents[2] / "golden_images"


@dataclass(frozen=True)
class Tolerance:
    """threshold: largest difference of a channel (0 to 255) that passes. max_failed: pixels that may fail."""

    threshold: int
    max_failed: int


@dataclass(frozen=True)
class Comparison:
    """failed: (H, W) bool, pixels beyond the threshold. largest: largest difference of a channel."""

    failed: np.ndarray
    largest: int
    tolerance: Tolerance

    @property
    def num_failed(self) -> int:
        return int(np.count_nonzero(self.failed))

    @property
    def ok(self) -> bool:
        return self.num_failed <= self.tolerance.max_failed

    def __str__(self) -> str:
        return (
            f"{self.num_failed} of {self.failed.size} pixels differ by more than {self.tolerance.threshold} "
            f"(allowed: {self.tolerance.max_failed}); the largest difference is {self.largest}"
        )


def compare(expected: np.ndarray, actual: np.ndarray, tolerance: Tolerance) -> Comparison:
    """Compares two (H, W, C) uint8 pictures of the same shape."""
    if expected.shape != actual.shape:
        raise ValueError(f"Expected a picture of shape {expected.shape}, got {actual.shape}")
    difference = np.abs(expected.astype(np.int16) - actual.astype(np.int16)).max(axis=-1)
    return Comparison(difference > tolerance.threshold, int(difference.max(initial=0)), tolerance)


def similarity(expected: np.ndarray, actual: np.ndarray) -> float:
    """Structural similarity of two (H, W, 3) uint8 pictures: mean over windows of 7x7 px and channels, 1 = equal.

    Wang et al., Image Quality Assessment (2004), equation 13, with uniform windows and K1 = 0.01, K2 = 0.03.
    """
    a, b = _windows(expected), _windows(actual)
    mean_a, mean_b = a.mean(axis=(-1, -2)), b.mean(axis=(-1, -2))
    spread_a, spread_b = a.var(axis=(-1, -2)), b.var(axis=(-1, -2))
    together = (a * b).mean(axis=(-1, -2)) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    closeness = (2 * mean_a * mean_b + c1) * (2 * together + c2)
    return float((closeness / ((mean_a**2 + mean_b**2 + c1) * (spread_a + spread_b + c2))).mean())


def _windows(picture: np.ndarray) -> np.ndarray:
    return np.lib.stride_tricks.sliding_window_view(picture.astype(np.float32), (7, 7), axis=(0, 1))


def load_tolerances(path: Path = GOLDEN_DIR / "tolerances.toml") -> dict[str, Any]:
    """The file's tables `presets` and `cases`; a case without a reason is an error."""
    tables = tomllib.loads(path.read_text())
    for name, case in tables.get("cases", {}).items():
        if not case.get("reason"):
            raise ValueError(f"{path.name}: case {name!r} needs a reason for its own tolerance")
    return tables


def tolerance_for(case_id: str, preset: str, tier: Tier, num_pixels: int, tables: dict[str, Any]) -> Tolerance:
    """The tolerance in force: the case's own values over those of its preset.

    In the file, `max_failed` below 1 is a share of the picture's pixels.
    """
    values = {**tables["presets"][preset][tier], **tables.get("cases", {}).get(case_id, {}).get(tier, {})}
    allowed = values["max_failed"]
    return Tolerance(values["threshold"], int(allowed * num_pixels) if allowed < 1 else int(allowed))
