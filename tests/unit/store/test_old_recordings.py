"""Recordings of the SDKs before 0.23: one scene, five encodings."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from rerun_render import Renderer
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import InputError
from rerun_render.core.report import Reporter
from rerun_render.core.time import TimeKind
from rerun_render.query.latest_at import latest_at
from rerun_render.schema.renames import ComponentName
from rerun_render.store.load import load
from rerun_render.store.old.naming import column_names
from rerun_render.store.recording import Recording

DATA = Path(__file__).parents[2] / "data" / "rrd"
VERSIONS = ("0.15.1", "0.17.0", "0.18.2", "0.21.0", "0.22.1")


def scene(version: str) -> Path:
    return DATA / version / "scene.rrd"


def recording(version: str) -> Recording:
    (found,) = load(scene(version)).recordings
    return found


def value(recording: Recording, entity: str, component: str, frame: int | None = 1) -> object:
    cell = latest_at(recording, "frame", EntityPath.parse(entity), component, frame)
    return None if cell is None else cell.array.to_pylist()


@pytest.mark.parametrize("version", VERSIONS)
def test_names_and_values_are_those_of_today(version: str) -> None:
    old = recording(version)
    assert (old.application_id, old.recording_id, old.sdk_version) == ("old_scene", "old", version)
    assert old.source.startswith("Python SDK 3")
    assert value(old, "world/points", "Points3D:positions", 0) == [[0, 0, 0], [1, 0, 0], [2, 0, 1]]
    assert value(old, "world/points", "Points3D:labels") == ["a", "b", "c"]
    assert value(old, "world/same", "Points3D:class_ids") == [1, 2]
    assert value(old, "world", "ViewCoordinates:xyz", None) == [[3, 5, 1]]
    assert value(old, "logs", "TextLog:text") == ["line 1"]
    assert value(old, "plot/value", "Scalars:scalars") == [pytest.approx(np.sin(1.0))]
    (form,) = value(old, "image/seg", "SegmentationImage:format")  # type: ignore[misc]
    assert (form["width"], form["height"], form["channel_datatype"]) == (8, 6, 6)
    assert value(old, "depth", "DepthImage:meter") == [1000.0]
    depth = np.array(value(old, "depth", "DepthImage:buffer"), np.uint8).view("<u2")  # type: ignore[arg-type]
    assert depth.tolist() == [[10 * i + 1 for i in range(48)]]
    assert value(old, "world/strips", "LineStrips3D:strips", 1) is not None
    assert value(old, "world/strips", "LineStrips3D:strips", 2) is None, "cleared"


@pytest.mark.parametrize("version", VERSIONS)
def test_transforms_and_rotations(version: str) -> None:
    old = recording(version)
    assert value(old, "world/moving", "Transform3D:translation") == [[0, 0, 1]]
    assert value(old, "world/moving", "Transform3D:scale") == [[0.5, 0.5, 0.5]]
    (turn,) = value(old, "world/moving", "Transform3D:rotation_axis_angle")  # type: ignore[misc]
    assert turn["axis"] == [0, 0, 1]
    assert turn["angle"] == pytest.approx(np.pi / 6)
    (quaternion,) = value(old, "world/moving/box", "Boxes3D:quaternions")  # type: ignore[misc]
    assert quaternion == pytest.approx([0, 0, 0.38268343, 0.92387953])


@pytest.mark.parametrize("version", VERSIONS)
def test_times_without_a_date_are_durations(version: str) -> None:
    kinds = {name: info.timeline.kind for name, info in recording(version).timelines.items()}
    assert kinds["frame"] is TimeKind.SEQUENCE
    assert kinds["sim"] is TimeKind.DURATION
    assert kinds["log_time"] is TimeKind.TIMESTAMP
    assert (recording(version).timelines["sim"].start, recording(version).timelines["sim"].end) == (0, 500_000_000)


@pytest.mark.parametrize("view", ["2D", "3D"])
def test_all_releases_give_the_same_picture(view: str) -> None:
    pictures = []
    for version in VERSIONS:
        with Renderer(scene(version), size=(320, 240), timeline="frame", backend="cpu") as probe:
            index = next(info.index for info in probe.views if info.class_name == view)
        with Renderer(scene(version), size=(320, 240), timeline="frame", view=index, backend="cpu") as renderer:
            pictures.append(renderer.frame(at="#1").rgba)
            assert renderer.report.losses == ()
    assert len(np.unique(pictures[0].reshape(-1, 4), axis=0)) > 20
    # From 0.18 on every transform was logged with an empty length of its axes, which shows them, as in the viewer.
    for picture, first in zip(pictures, [0, 0, 2, 2, 2] if view == "3D" else [0] * 5, strict=True):
        assert (picture == pictures[first]).all()


def test_cut_and_damaged_files_give_what_is_whole() -> None:
    data = scene("0.18.2").read_bytes()
    reporter = Reporter()
    (half,) = load(data[: len(data) // 2], reporter=reporter).recordings
    assert 0 < half.num_rows < recording("0.18.2").num_rows
    assert [issue.kind for issue in reporter] == ["damaged-message"]
    rng = random.Random(5)
    for version in ("0.15.1", "0.17.0", "0.22.1"):
        whole = scene(version).read_bytes()
        for _ in range(40):
            damaged = bytearray(whole)
            for _ in range(rng.randrange(1, 4)):
                damaged[rng.randrange(12, len(damaged))] = rng.randrange(256)
            try:
                for found in load(bytes(damaged), reporter=Reporter()).recordings:
                    assert found.num_rows >= 0
            except InputError:
                pass


def test_a_newer_stream_may_follow() -> None:
    both = scene("0.21.0").read_bytes() + (DATA / "0.41.0" / "points3d.rrd").read_bytes()
    found = load(both).recordings
    assert found[0].application_id == "old_scene"
    assert len(found) == 2
    twice = scene("0.18.2").read_bytes() * 2  # no mark between streams then
    (merged,) = load(twice).recordings
    assert merged.num_rows >= recording("0.18.2").num_rows


def test_columns_named_by_type() -> None:
    def names(component: str, beside: set[str], on_entity: set[str]) -> list[str]:
        return [name.component for name in column_names(component, beside, on_entity)]

    color = "rerun.components.Color"
    assert names(color, {"Points3D"}, {"Points3D", "Arrows3D"}) == ["Points3D:colors"]
    assert names(color, set(), {"Points3D", "Arrows3D"}) == ["Arrows3D:colors", "Points3D:colors"]
    assert names("rerun.components.LineStrip3D", set(), set()) == ["LineStrips3D:strips"], "only one has these"
    assert names(color, set(), set()) == [color]
    assert column_names("confidence", {"Points3D"}, set()) == (ComponentName("confidence"),)
