"""Theme, background, scale, overlay, sheets and one output per view: from a recording to pixels."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

import rerun_render
from rerun_render import Renderer
from rerun_render.core.errors import UsageError
from rerun_render.encode.encoder import output_names
from rerun_render.replay.matting import matte
from rerun_render.replay.options import RenderOptions
from tests.helpers.video import decode

DATA = Path(__file__).parents[2] / "data" / "rrd" / "0.41.0"
POINTS = DATA / "points3d.rrd"
TWO = DATA / "two_recordings.rrd"
DNA = Path(__file__).parents[3] / "examples" / "dna" / "dna.rrd"
SIZE = (160, 120)


def picture(source: Path = POINTS, **options: object) -> npt.NDArray[np.uint8]:
    with Renderer(source, size=SIZE, backend="cpu", **options) as renderer:  # type: ignore[arg-type]
        return renderer.frame().rgba


def test_the_light_theme_has_a_white_ground() -> None:
    assert picture(theme="light")[2, 2].tolist() == [255, 255, 255, 255]
    assert picture()[2, 2].tolist() == [13, 13, 13, 255]


def test_a_background_replaces_that_of_the_theme_and_nothing_else() -> None:
    dark, green = picture(), picture(background="#00ff00")
    assert green[2, 2].tolist() == [0, 255, 0, 255]
    same = (dark == green).all(axis=2)
    colorful = (dark[..., :3].max(axis=2).astype(int) - dark[..., :3].min(axis=2)) > 60
    assert colorful.sum() > 50
    assert same[colorful].mean() > 0.8, "points look the same, but for their edges"


def test_a_transparent_picture_composes_to_the_opaque_one() -> None:
    clear = picture(background="none")
    assert clear[2, 2, 3] == 0
    assert clear[..., 3].max() == 255
    expected = picture(background="#4060a0").astype(float)[..., :3]
    ground = np.array([0x40, 0x60, 0xA0]) / 255.0
    alpha = clear[..., 3:].astype(float) / 255.0
    linear = lambda value: np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)  # noqa: E731
    mixed = linear(clear[..., :3] / 255.0) * alpha + linear(ground) * (1 - alpha)
    srgb = 255.0 * np.where(mixed <= 0.0031308, mixed * 12.92, 1.055 * mixed ** (1 / 2.4) - 0.055)
    assert np.abs(srgb - expected).max() <= 6


def test_matte_of_known_pixels() -> None:
    black = np.array([[[0, 0, 0, 255], [255, 0, 0, 255], [0, 188, 0, 255]]], np.uint8)
    white = np.array([[[255, 255, 255, 255], [255, 0, 0, 255], [188, 255, 188, 255]]], np.uint8)
    assert matte(black, white).tolist() == [[[0, 0, 0, 0], [255, 0, 0, 255], [0, 255, 0, 128]]]


@pytest.mark.parametrize("name", ["a.webm", "a.webp", "a.png"])
def test_transparency_is_kept_where_the_format_can(tmp_path: Path, name: str) -> None:
    rerun_render.render(TWO, tmp_path / name, size=SIZE, background="none", backend="cpu", fps=1)
    assert (tmp_path / name).stat().st_size > 100
    if name != "a.webm":
        with Image.open(tmp_path / name) as image:
            assert image.convert("RGBA").getpixel((1, 1))[3] == 0  # type: ignore[index]


def test_prores_keeps_transparency(tmp_path: Path) -> None:
    import av

    out = tmp_path / "a.mov"
    rerun_render.render(TWO, out, size=SIZE, background="none", backend="cpu", codec="prores", fps=1)
    with av.open(str(out)) as container:
        frame = next(container.decode(video=0))
        assert "a444" in frame.format.name or frame.format.name.startswith("yuva444")
        assert frame.to_ndarray(format="rgba")[1, 1, 3] == 0


@pytest.mark.parametrize("name", ["a.mp4", "a.jpg", "a.gif"])
def test_transparency_that_would_be_lost_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no transparency"):
        rerun_render.render(TWO, tmp_path / name, size=SIZE, background="none")
    assert not list(tmp_path.iterdir())


def test_the_overlay_is_in_the_lower_left_corner_and_tells_the_time() -> None:
    with (
        Renderer(TWO, size=SIZE, backend="cpu") as plain,
        Renderer(TWO, size=SIZE, backend="cpu", overlay="{timeline} {time}") as labelled,
    ):
        differences = [(plain.frame(at).rgba != labelled.frame(at).rgba).any(axis=2) for at in (0, 1)]
        first, second = labelled.frame(0).rgba, labelled.frame(1).rgba
    for changed in differences:
        rows, columns = np.nonzero(changed)
        assert rows.min() > SIZE[1] / 2
        assert columns.max() < 0.8 * SIZE[0]
    box = (slice(SIZE[1] - 40, None), slice(0, 100))
    assert (first[box] != second[box]).any(), "another time, another text"


@pytest.mark.parametrize("overlay", ["{nothing}", "{", "{0}", "{time.x}"])
def test_overlays_with_unknown_fields_are_refused(overlay: str) -> None:
    with pytest.raises(UsageError, match="overlay"):
        RenderOptions(overlay=overlay)


def test_ui_scale_makes_lines_thicker_but_leaves_the_scene() -> None:
    one, two = picture(DNA), picture(DNA, ui_scale=3.0)
    grey = lambda image: ((image[..., 0] > 100) & (np.ptp(image[..., :3].astype(int), axis=2) < 12)).sum()  # noqa: E731
    assert grey(two) > 1.5 * grey(one)
    rows = [np.nonzero((image[..., :3].max(axis=2) > 100).any(axis=1))[0] for image in (one, two)]
    assert abs(int(rows[0].min()) - int(rows[1].min())) <= 3


def test_a_sheet_holds_frames_row_by_row(tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    report = rerun_render.render(DNA, out, size=(330, 120), sheet="3x1", backend="cpu")
    assert report.size == (330, 120)
    assert report.frames == 3
    sheet = np.asarray(Image.open(out).convert("RGBA"))
    with Renderer(DNA, size=(108, 120), backend="cpu") as renderer:
        times = list(renderer.frame_times(fps=30))
        for column, time in enumerate((times[0], times[round((len(times) - 1) / 2)], times[-1])):
            (frame,) = renderer.draw([time])
            assert (sheet[:, 110 * column : 110 * column + 108] == frame.rgba).all()


def test_sheets_need_one_picture_and_room(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one picture"):
        rerun_render.render(DNA, tmp_path / "a.mp4", sheet=(2, 2))
    with pytest.raises(UsageError, match="do not fit"):
        rerun_render.render(DNA, tmp_path / "a.png", sheet="60x60", size=(200, 200))
    with pytest.raises(UsageError, match="4x3"):
        RenderOptions(sheet="4")


def two_views() -> bytes:
    import rerun as rr

    recording = rr.RecordingStream("views")
    memory = recording.memory_recording()
    recording.log("camera", rr.Image(np.full((8, 8, 3), 200, np.uint8)), static=True)
    recording.set_time("step", sequence=0)
    recording.log("world/points", rr.Points3D([[0, 0, 0], [1, 1, 1]]))
    recording.set_time("step", sequence=3)
    recording.log("world/points", rr.Points3D([[0, 0, 0], [2, 1, 1]]))
    recording.flush()
    return memory.drain_as_bytes()


def test_one_output_per_view(tmp_path: Path) -> None:
    data = two_views()
    report = rerun_render.render(io.BytesIO(data), tmp_path / "out.mp4", size=SIZE, each_view=True, backend="cpu")
    names = sorted(Path(name).name for name in report.outputs)
    assert names == ["out-camera.mp4", "out-root.mp4"]
    assert [len(decode(Path(name)).frames) for name in report.outputs] == [4, 4]
    with pytest.raises(UsageError, match="exists already"):
        rerun_render.render(data, tmp_path / "out.mp4", size=SIZE, each_view=True)


@pytest.mark.parametrize("option", [{"each_view": True}, {"sheet": "2x2"}])
def test_files_of_channels_are_neither_sheets_nor_one_per_view(tmp_path: Path, option: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="channels fit neither"):
        rerun_render.render(DNA, tmp_path / "a.npz", size=SIZE, **option)  # type: ignore[arg-type]


def test_names_of_outputs() -> None:
    assert [path.name for path in output_names("a/b.mp4", ["x", "X", "/", "a b/c"])] == [
        "b-x.mp4",
        "b-X-2.mp4",
        "b-root.mp4",
        "b-a_b_c.mp4",
    ]
    assert output_names("frames/%05d.png", ["cam"])[0] == Path("frames/cam-%05d.png")
