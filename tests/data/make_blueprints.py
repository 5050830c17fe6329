"""Writes one layout with an official Rerun SDK, for the tests that read what every release wrote.

    /tmp/rerun-0.41.0/bin/python tests/data/make_blueprints.py tests/data/rrd

Runs with releases from 0.23 on; writes `<folder>/<version>/layout.rbl`. What a release cannot say is left out.
0.28 also writes `blueprint_first.rrd`, whose index says that the data belongs to the blueprint.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import Any

import rerun as rr
import rerun.blueprint as rrb

APPLICATION_ID = "rerun_render_tests"


def takes(function: Any, name: str) -> bool:
    return name in inspect.signature(function).parameters


def scene() -> Any:
    given: dict[str, Any] = {}
    if hasattr(rrb, "EyeControls3D") and takes(rrb.EyeControls3D, "position"):
        given["eye_controls"] = rrb.EyeControls3D(position=[3, 3, 3], look_target=[0, 0, 0], eye_up=[0, 0, 1])
    if hasattr(rr.Points3D, "visualizer"):
        colors: Any = rr.Points3D.from_fields(colors=[255, 0, 0]).visualizer()
    else:
        colors = [rr.Points3D.from_fields(colors=[255, 0, 0])]
    return rrb.Spatial3DView(
        origin="/",
        contents=["+ $origin/**", "- /world/no/**"],
        name="Scene",
        defaults=[rr.Points3D.from_fields(radii=0.25)],
        background=[20, 30, 40],
        line_grid=rrb.archetypes.LineGrid3D(visible=True, spacing=0.5, stroke_width=2.0, color=[255, 0, 0, 128]),
        time_ranges=[
            rrb.VisibleTimeRange(
                "frame",
                start=rrb.TimeRangeBoundary.cursor_relative(seq=-5),
                end=rrb.TimeRangeBoundary.cursor_relative(),
            ),
            rrb.VisibleTimeRange(
                "other", start=rrb.TimeRangeBoundary.infinite(), end=rrb.TimeRangeBoundary.absolute(seq=7)
            ),
        ],
        overrides={"points": colors, "world/hidden": rrb.EntityBehavior(visible=False)},
        **given,
    )


def chosen(name: str) -> Any:
    """Overrides that name a visualizer."""
    overrides = getattr(rrb, "VisualizerOverrides", None)
    return overrides(name) if overrides is not None else getattr(rr, name)().visualizer()


def main() -> int:
    picture = rrb.Spatial2DView(
        origin="/picture", name="Picture", visual_bounds=rrb.VisualBounds2D(x_range=[-5, 20], y_range=[-3, 10])
    )
    plot = rrb.TimeSeriesView(
        origin="/plot",
        axis_y=rrb.ScalarAxis(range=(-2, 2), zoom_lock=True),
        plot_legend=rrb.PlotLegend(corner=rrb.Corner2D.RightTop),
        overrides={"plot/a": chosen("SeriesPoints")},
    )
    layout = rrb.Blueprint(
        rrb.Horizontal(
            rrb.Vertical(scene(), rrb.Grid(picture, plot, grid_columns=2), row_shares=[3, 1]),
            rrb.Tabs(rrb.TextLogView(origin="/log", name="Log"), rrb.TextDocumentView(origin="/doc"), active_tab=1),
            column_shares=[2, 1],
            name="root",
        ),
        rrb.TimePanel(**({"timeline": "frame"} if takes(rrb.TimePanel, "timeline") else {})),
        auto_views=False,
    )
    folder = Path(sys.argv[1]) / rr.__version__
    folder.mkdir(parents=True, exist_ok=True)
    layout.save(APPLICATION_ID, str(folder / "layout.rbl"))
    if rr.__version__.startswith("0.28."):
        write_recording(folder / "blueprint_first.rrd")
    return 0


def write_recording(path: Path) -> None:
    """A recording whose blueprint comes before the data."""
    rec = rr.RecordingStream(APPLICATION_ID, recording_id="blueprint_first")
    rec.save(path)
    rec.send_blueprint(rrb.Blueprint(rrb.Spatial3DView(name="Given")))
    rec.log("points", rr.Points3D([[1, 2, 3]]), static=True)
    rec.flush()
    rec.disconnect()


if __name__ == "__main__":
    sys.exit(main())
