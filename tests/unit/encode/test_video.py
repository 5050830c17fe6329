"""Videos are judged by what a decoder finds in them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.core.errors import EncodeError, UsageError
from rerun_render.core.report import Reporter
from rerun_render.encode.encoder import open_encoder, plan_output
from tests.helpers.video import decode

COLORS = np.array(
    [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (13, 13, 13), (128, 128, 128), (255, 200, 30)], np.uint8
)


def pictures(width: int, height: int, count: int = len(COLORS)) -> list[npt.NDArray[np.uint8]]:
    frames = []
    for index in range(count):
        frame = np.full((height, width, 4), 255, np.uint8)
        frame[..., :3] = COLORS[index % len(COLORS)]
        frames.append(frame)
    return frames


def write(path: Path, frames: list[npt.NDArray[np.uint8]], **options: object) -> Path:
    height, width = frames[0].shape[:2]
    encoder = open_encoder(path, size=(width, height), **options)  # type: ignore[arg-type]
    for frame in frames:
        encoder.write(frame)
    assert encoder.finish() == (path,)
    return path


@pytest.mark.parametrize(
    ("name", "codec", "stream", "tolerance"),
    [
        ("a.mp4", None, "h264", 3),
        ("a.mp4", "h265", "hevc", 3),
        ("a.mp4", "av1", "av1", 3),
        ("a.mov", None, "h264", 3),
        ("a.mov", "prores", "prores", 4),
        ("a.mkv", None, "h264", 3),
        ("a.mkv", "ffv1", "ffv1", 0),
        ("a.webm", None, "vp9", 3),
        ("a.webm", "av1", "av1", 3),
        ("a.gif", None, "gif", 0),
        ("a.webp", None, "webp", 3),
    ],
)
def test_frames_come_back_in_number_and_colour(
    tmp_path: Path, name: str, codec: str | None, stream: str, tolerance: int
) -> None:
    found = decode(write(tmp_path / name, pictures(64, 48), fps=25, codec=codec))
    assert stream in found.description
    assert found.size == (64, 48)
    assert len(found.frames) == len(COLORS)
    middle = found.frames[:, 16:32, 16:48].reshape(len(COLORS), -1, 3).astype(int)
    assert np.abs(middle - COLORS[:, None].astype(int)).max() <= tolerance
    assert [p.name for p in tmp_path.iterdir()] == [name], "nothing else is left beside the output"


@pytest.mark.parametrize("name", ["a.mp4", "a.webm", "a.y4m"])
def test_planes_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    plan = plan_output(tmp_path / name)
    assert plan.takes_planes((64, 48)) and not plan.takes_planes((63, 48))
    encoder = open_encoder(plan, size=(64, 48), pixel_format="yuv420p")
    for luma, blue, red in ((235, 128, 128), (63, 102, 240)):  # white, red
        sizes = (64 * 48, 32 * 24, 32 * 24)
        encoder.write(np.repeat(np.array([luma, blue, red], np.uint8), sizes))
    with pytest.raises(EncodeError, match="4608"):
        encoder.write(pictures(64, 48, 1)[0])
    encoder.abort(keep=True)
    found = decode(tmp_path / f"{name}.part")
    assert len(found.frames) == 2
    assert np.abs(found.frames[0].astype(int) - (255, 255, 255)).max() <= 3
    if name != "a.y4m":  # which cannot say that it is BT.709
        assert np.abs(found.frames[1].astype(int) - (255, 0, 0)).max() <= 4


def test_formats_that_are_not_420_get_rgba(tmp_path: Path) -> None:
    for name in ("a.gif", "a.webp", "a.png", "frames%05d.png"):
        assert not plan_output(tmp_path / name).takes_planes((64, 48))


def test_streams_say_how_their_colours_are_to_be_read(tmp_path: Path) -> None:
    for name in ("a.mp4", "a.webm", "a.mkv"):
        found = decode(write(tmp_path / name, pictures(64, 48)))
        assert "yuv420p(tv, bt709" in found.description
        assert "unknown" not in found.description


@pytest.mark.parametrize("fps", [10, 24, 30000 / 1001, 60])
def test_rate_is_the_one_asked_for(tmp_path: Path, fps: float) -> None:
    assert decode(write(tmp_path / "a.mp4", pictures(32, 32), fps=fps)).rate == pytest.approx(fps, abs=0.01)


def test_single_frame_makes_a_video(tmp_path: Path) -> None:
    for name in ("a.mp4", "a.webm", "a.gif", "a.webp", "a.mkv"):
        assert len(decode(write(tmp_path / name, pictures(32, 32, 1))).frames) == 1


def test_odd_sizes_are_padded_to_even_with_a_note(tmp_path: Path) -> None:
    reporter = Reporter()
    found = decode(write(tmp_path / "a.mp4", pictures(63, 47), reporter=reporter))
    assert found.size == (64, 48)
    assert [issue.kind for issue in reporter] == ["padded"]
    assert found.frames[0, 0, 0].astype(int) == pytest.approx(COLORS[0].astype(int), abs=8)


def test_odd_sizes_are_kept_where_the_format_can(tmp_path: Path) -> None:
    reporter = Reporter()
    assert decode(write(tmp_path / "a.gif", pictures(63, 47), reporter=reporter)).size == (63, 47)
    assert len(reporter) == 0


def test_mp4_starts_fast(tmp_path: Path) -> None:
    data = write(tmp_path / "a.mp4", pictures(64, 48)).read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert b"moof" not in data


def test_same_frames_make_the_same_file(tmp_path: Path) -> None:
    first = write(tmp_path / "a.mp4", pictures(64, 48), threads=1).read_bytes()
    assert write(tmp_path / "b.mp4", pictures(64, 48), threads=1).read_bytes() == first


def test_lower_crf_is_larger(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (5, 64, 64, 4), np.uint8)
    sizes = [write(tmp_path / f"{crf}.mp4", list(noise), crf=crf).stat().st_size for crf in (5, 45)]
    assert sizes[0] > 2 * sizes[1]


def test_existing_output_is_not_touched_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"precious")
    with pytest.raises(UsageError, match="exists already; use -y"):
        open_encoder(path, size=(64, 48))
    assert path.read_bytes() == b"precious"
    assert len(decode(write(path, pictures(64, 48), overwrite=True)).frames) == len(COLORS)


def test_names_with_characters_special_to_ffmpeg(tmp_path: Path) -> None:
    path = tmp_path / "a:b %d'x,[1].mp4"
    with pytest.raises(UsageError, match="frame number"):
        plan_output(path)
    path = tmp_path / "-a:b 50%'x,[1].mp4"
    assert len(decode(write(path, pictures(32, 32))).frames) == len(COLORS)


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("a.avi", {}, r"known extension \(\.mp4"),
        ("a", {}, "got none"),
        ("a.webm", {"codec": "h264"}, "expected --codec to be one of vp9, av1"),
        ("a.mp4", {"crf": 99}, "between 0 .best. and 51"),
        ("a.gif", {"crf": 20}, "no quality setting"),
        ("a.png", {"codec": "h264"}, "--codec is for videos"),
        ("a.gif", {"fps": 60.0}, "at most 50"),
        ("-", {"format": "mp4"}, "y4m or rgba for stdout"),
        ("a.mp4", {"format": "nothing"}, "--format to be one of"),
        (".", {"format": "mp4"}, "got a folder"),
    ],
)
def test_impossible_outputs_are_refused_at_once(name: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        plan_output(name, **options)  # type: ignore[arg-type]
