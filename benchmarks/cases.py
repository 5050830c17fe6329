"""What `compare.py` renders."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from rerun_render.replay.clock import FrameTimes

NANOS = 1_000_000_000


@dataclass(frozen=True)
class Case:
    """A recording and how it is drawn.

    last_nanos: the last time that is drawn; the first is 0. num_official: frames that the official viewer draws, evenly
    spread; its rate is taken from these alone. mode: what is taken of it, the only view or the whole window.
    application_id: of recordings without a layout, which get one of a single 3D view. target: times the official rate.
    """

    name: str
    text: str
    fps: int
    last_nanos: int
    num_official: int
    target: float
    timeline: str = "time"
    mode: Literal["view", "window"] = "view"
    application_id: str | None = None

    @property
    def times(self) -> list[int]:
        """Nanoseconds of all frames of our video."""
        return list(FrameTimes(0, self.last_nanos, Fraction(NANOS, self.fps), round_up=True))

    @property
    def official_times(self) -> list[int]:
        """Those of the official viewer."""
        times = self.times
        count = min(self.num_official, len(times))
        return [times[index * len(times) // count] for index in range(count)]


def _frames(count: int) -> int:
    return (count - 1) * NANOS // 30


CASES = (
    Case(
        "dna",
        "DNA example, 400 frames",
        fps=100,
        last_nanos=3_990_000_000,
        num_official=60,
        target=10,
        timeline="stable_time",
        application_id="rerun_render_dna",
    ),
    Case("cloud", "1M points, turning", 30, _frames(90), num_official=4, target=30),
    Case("relogged", "100k points logged anew", 30, _frames(60), num_official=12, target=12),
    Case("mesh", "500k triangles, turning", 30, _frames(90), num_official=10, target=8),
    Case("depth", "depth 640x480 as points", 30, _frames(120), num_official=15, target=12),
    Case("segmentation", "720p picture, classes, boxes", 30, _frames(60), num_official=20, target=12),
    Case("plots", "8 plots of 5,000 samples", 30, _frames(240), num_official=20, target=12, mode="window"),
    Case("dashboard", "space, picture, plots, log", 30, _frames(120), num_official=20, target=12, mode="window"),
)
