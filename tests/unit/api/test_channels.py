"""Depths, normals and ids of recordings, as arrays and as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import rerun_render
from rerun_render import Renderer
from rerun_render.core.errors import UsageError
from tests.unit.encode.test_exr import read

DATA = Path(__file__).parents[2] / "data" / "rrd" / "0.41.0"
SOLIDS = DATA / "boxes3d.rrd"
PINHOLE = DATA / "pinhole.rrd"
DNA = Path(__file__).parents[3] / "examples" / "dna" / "dna.rrd"
SIZE = (160, 120)
ALL = "rgb,depth,normal,entity_id"


def draw(source: Path, **options: Any) -> tuple[rerun_render.Frame, dict[int, str]]:
    with Renderer(source, size=SIZE, backend="cpu", **options) as renderer:
        return renderer.frame(), dict(renderer.entity_ids)


def test_frames_carry_the_channels_that_were_asked_for() -> None:
    frame, _ = draw(SOLIDS, channels="depth")
    assert frame.depth is not None
    assert frame.depth.shape == (120, 160)
    assert frame.normal is None
    assert frame.entity_id is None
    plain, _ = draw(SOLIDS)
    assert plain.depth is None
    assert np.array_equal(plain.rgba, frame.rgba)


def test_ids_name_the_entities_in_the_picture() -> None:
    frame, entities = draw(PINHOLE, channels=ALL, view=0)
    assert frame.entity_id is not None
    assert frame.depth is not None
    shown = {entities[number] for number in np.unique(frame.entity_id).tolist() if number}
    assert shown == {"/world/camera", "/world/camera/image", "/world/row"}
    assert np.array_equal(np.isfinite(frame.depth), frame.entity_id > 0)


@pytest.mark.parametrize("backend", ["cpu", "wgpu"])
def test_any_back_end_gives_the_same_channels(backend: str) -> None:
    found = []
    for name in ("cpu", backend):
        with Renderer(PINHOLE, size=SIZE, backend=name, channels=ALL, view=0) as renderer:
            found.append(renderer.frame())
    for channel in ("depth", "normal", "entity_id"):
        assert np.array_equal(getattr(found[0], channel), getattr(found[1], channel))


def test_repeated_frames_share_their_channels() -> None:
    with Renderer(DNA, size=SIZE, backend="cpu", channels="rgb,depth") as renderer:
        first, again, later = renderer.draw([10**9, 10**9, 2 * 10**9])
    assert again.is_repeat
    assert again.depth is first.depth
    assert later.depth is not first.depth


def test_npz_holds_everything(tmp_path: Path) -> None:
    frame, entities = draw(PINHOLE, channels=ALL, view=0)
    report = rerun_render.render(PINHOLE, tmp_path / "out.npz", size=SIZE, backend="cpu", view=0)
    assert report.outputs == (str(tmp_path / "out.npz"),)
    with np.load(tmp_path / "out.npz") as file:
        assert np.array_equal(file["rgb"], frame.rgba[..., :3])
        for channel in ("depth", "normal", "entity_id"):
            assert np.array_equal(file[channel], getattr(frame, channel))
        names = dict(zip(file["entity_ids"].tolist(), file["entity_paths"].tolist(), strict=True))
    assert names == entities


def test_exr_holds_everything(tmp_path: Path) -> None:
    frame, entities = draw(PINHOLE, channels=ALL, view=0)
    rerun_render.render(PINHOLE, tmp_path / "out.exr", size=SIZE, backend="cpu", view=0)
    planes, attributes = read((tmp_path / "out.exr").read_bytes())
    assert list(planes) == ["B", "G", "N.X", "N.Y", "N.Z", "R", "Z", "entity_id"]
    assert np.array_equal(planes["Z"], frame.depth)
    assert np.array_equal(planes["entity_id"], frame.entity_id)
    assert frame.normal is not None
    assert np.array_equal(planes["N.Y"], frame.normal[..., 1])
    assert planes["R"][frame.rgba[..., 0] == 255].min(initial=1) == 1.0
    assert json.loads(attributes["entities"]) == {str(number): path for number, path in entities.items()}


def test_png_files_per_channel(tmp_path: Path) -> None:
    frame, entities = draw(PINHOLE, channels=ALL, view=0)
    report = rerun_render.render(PINHOLE, tmp_path / "out.png", size=SIZE, backend="cpu", view=0, channels=ALL)
    names = ["out.png", "out.depth.png", "out.normal.png", "out.entity_id.png", "out.entity_id.json"]
    assert [Path(output).name for output in report.outputs] == names
    assert frame.depth is not None
    depth = np.asarray(Image.open(tmp_path / "out.depth.png"))
    assert depth.dtype == np.uint16
    there = np.isfinite(frame.depth)
    assert not depth[~there].any()
    assert np.abs(depth[there] - 1000.0 * frame.depth[there]).max() <= 0.5
    assert np.array_equal(np.asarray(Image.open(tmp_path / "out.entity_id.png")), frame.entity_id)
    assert json.loads((tmp_path / "out.entity_id.json").read_text()) == {str(k): v for k, v in entities.items()}
    normal = np.asarray(Image.open(tmp_path / "out.normal.png"))
    assert frame.normal is not None
    assert np.abs(normal[there] / 127.5 - 1.0 - frame.normal[there]).max() < 0.01


def test_a_lone_channel_has_the_plain_name(tmp_path: Path) -> None:
    rerun_render.render(SOLIDS, tmp_path / "d.png", size=SIZE, backend="cpu", channels="depth")
    assert [path.name for path in tmp_path.iterdir()] == ["d.png"]
    assert np.asarray(Image.open(tmp_path / "d.png")).dtype == np.uint16


def test_a_file_per_frame(tmp_path: Path) -> None:
    name = tmp_path / "deep" / "%03d.npz"
    report = rerun_render.render(DNA, name, size=(64, 48), backend="cpu", fps=0.5, channels="depth")
    assert [Path(output).name for output in report.outputs] == [f"{i:03d}.npz" for i in range(report.frames)]
    with np.load(tmp_path / "deep" / "000.npz") as file:
        assert sorted(file) == ["depth", "time"]
    with pytest.raises(UsageError, match="exists already"):
        rerun_render.render(DNA, name, size=(64, 48), backend="cpu", fps=0.5, channels="depth")


@pytest.mark.parametrize(
    ("output", "options", "message"),
    [
        ("a.mp4", {"channels": "depth"}, "expected channels to go to .npz, .exr, .png, got '.mp4'"),
        ("a.npz", {"channels": "depth,heat"}, "expected channels of rgb, depth, normal, entity_id, got 'heat'"),
        ("a.npz", {"channels": ""}, "expected channels of"),
        ("-", {"channels": "depth"}, "not stdout"),
        ("a.npz", {"start": 0}, "does not fit a single file"),
        ("a.png", {"channels": "depth", "sheet": "2x2"}, "neither a sheet"),
        ("a.png", {"channels": "rgb,depth", "background": "none"}, "no transparency"),
    ],
)
def test_what_does_not_fit(output: str, options: dict[str, Any], message: str, tmp_path: Path) -> None:
    target = output if output == "-" else str(tmp_path / output)
    with pytest.raises(UsageError, match=message):
        rerun_render.render(DNA, target, size=SIZE, backend="cpu", **options)


def test_2d_views_have_no_depth() -> None:
    with pytest.raises(UsageError, match="those of 3D views"):
        draw(DATA / "points2d_radii.rrd", channels="depth")
