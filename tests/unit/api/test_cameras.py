"""Chosen eyes, from options to pixels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

import rerun_render
from rerun_render import Eye, Renderer
from rerun_render.core.errors import UsageError

DATA = Path(__file__).parents[2] / "data" / "rrd" / "0.41.0"
POINTS = DATA / "points3d.rrd"
PINHOLE = DATA / "pinhole.rrd"
DNA = Path(__file__).parents[3] / "examples" / "dna" / "dna.rrd"
SIZE = (160, 120)


def picture(source: Path = POINTS, **options: Any) -> npt.NDArray[np.uint8]:
    with Renderer(source, size=SIZE, backend="cpu", **options) as renderer:
        return renderer.frame().rgba


def colorful(pixels: npt.NDArray[np.uint8]) -> int:
    return int((pixels[..., :3].max(axis=2).astype(int) - pixels[..., :3].min(axis=2) > 60).sum())


def test_a_wider_lens_shows_things_smaller() -> None:
    normal, wide, narrow = (colorful(picture(fov=fov)) for fov in (55, 110, 30))
    assert wide < 0.5 * normal < normal < narrow
    assert np.array_equal(picture(fov=55), picture())


def test_an_eye_looking_away_sees_nothing_of_the_data() -> None:
    assert colorful(picture(eye=(0, 0, 50), look_at=(0, 0, 100), up=(0, 1, 0))) == 0


def test_an_eye_object_and_options_are_the_same() -> None:
    eye = Eye((5, -5, 3), (0, 0, 0), fov=40)
    assert np.array_equal(picture(camera=eye), picture(eye="5,-5,3", look_at="0,0,0", fov=40))
    assert np.array_equal(picture(camera=lambda time: eye), picture(camera=eye))


def test_the_size_is_that_of_the_camera_looked_through() -> None:
    with Renderer(PINHOLE, backend="cpu", camera="entity:/world/camera", view=0) as renderer:
        assert renderer.size == renderer.frame().rgba.shape[1::-1] == (32, 24)
    with Renderer(PINHOLE, backend="cpu", camera="entity:/world/camera", view=0, size=SIZE) as renderer:
        assert renderer.size == SIZE
    with Renderer(PINHOLE, backend="cpu", view=0) as renderer:
        assert renderer.size == (1280, 720)


def test_an_orbit_moves_in_every_frame_and_in_any_order(tmp_path: Path) -> None:
    options: dict[str, Any] = {"size": SIZE, "backend": "cpu", "camera": "orbit"}
    with Renderer(DNA, **options) as renderer:
        frames = list(renderer.frames(fps=1))
    assert len({frame.hash for frame in frames[:-1]}) == len(frames) - 1
    with Renderer(DNA, **options, serial=True) as renderer:
        again = list(renderer.frames(fps=1))
    assert [frame.hash for frame in frames] == [frame.hash for frame in again]


def test_key_frames_from_a_file(tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    keys.write_text(json.dumps([{"eye": [5, -5, 3], "look_at": [0, 0, 0], "fov": 40}]))
    assert np.array_equal(picture(camera=str(keys)), picture(eye="5,-5,3", look_at="0,0,0", fov=40))
    keys.write_text("[]")
    with pytest.raises(UsageError, match="a list of 1 to"):
        picture(camera=keys)


def test_an_output_per_view_uses_the_eye_where_it_fits(tmp_path: Path) -> None:
    for name, options in (("plain", {}), ("seen", {"fov": 20})):
        rerun_render.render(PINHOLE, tmp_path / f"{name}.png", each_view=True, size=SIZE, backend="cpu", **options)
    plain, seen = (sorted(tmp_path.glob(f"{name}*.png")) for name in ("plain", "seen"))
    assert len(plain) == len(seen) == 2
    same = [np.array_equal(Image.open(a), Image.open(b)) for a, b in zip(plain, seen, strict=True)]
    assert sorted(same) == [False, True]


def test_2d_views_alone_have_no_eye_to_choose() -> None:
    with pytest.raises(UsageError, match="expected a 3D view"):
        picture(DATA / "points2d_radii.rrd", fov=40)


def test_static_data_becomes_a_video_under_a_moving_eye(tmp_path: Path) -> None:
    options: dict[str, Any] = {"size": SIZE, "backend": "cpu"}
    with Renderer(POINTS, **options, camera="orbit", duration=2) as renderer:
        frames = list(renderer.frames(fps=2))
        assert [frame.time for frame in frames] == [0, 500_000_000, 10**9, 1_500_000_000, 2 * 10**9]
        assert len({frame.hash for frame in frames[:-1]}) == 4
        assert frames[0].hash == frames[-1].hash
    with Renderer(POINTS, **options, camera="orbit") as renderer:
        assert len(renderer.frame_times(fps=1)) == 11
    with Renderer(POINTS, **options, camera=Eye((5, -5, 3), (0, 0, 0))) as renderer:
        assert renderer.frame_times(fps=1) == (None,)


def test_key_frames_say_how_long_a_video_of_static_data_is(tmp_path: Path) -> None:
    keys = [{"eye": [5, -5, 3], "look_at": [0, 0, 0], "time": time} for time in (0, 3.5)]
    for content, seconds in (({"keyframes": keys}, 3.5), ({"keyframes": keys, "seconds": 5}, 5.0)):
        (tmp_path / "keys.json").write_text(json.dumps(content))
        with Renderer(POINTS, size=SIZE, backend="cpu", camera=tmp_path / "keys.json") as renderer:
            assert renderer.frame_times(fps=2)[-1] == seconds * 1e9


@pytest.mark.parametrize(
    ("source", "options", "message"),
    [
        (POINTS, {"duration": 5}, "no camera moves"),
        (POINTS, {"duration": -5, "camera": "orbit"}, "expected duration above 0"),
        (DNA, {"duration": 5, "camera": "orbit"}, "the data has times of its own"),
    ],
)
def test_durations_that_do_not_fit(source: Path, options: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        picture(source, **options)
