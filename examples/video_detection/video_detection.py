"""Detections on a video: an H.264 stream, boxes with labels, tracks, and a class for every pixel.

    python examples/video_detection/video_detection.py                # writes video_detection.rrd and .mp4
    python examples/video_detection/video_detection.py --frames 10    # a short one

The street is drawn with Pillow and encoded with PyAV; what was drawn is also what a perfect detector would find.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import rerun as rr
import rerun.blueprint as rrb
from PIL import Image, ImageDraw, ImageFilter

import rerun_render

FPS = 30
WIDTH, HEIGHT, FINE = 640, 360, 2
HORIZON = 130
ROAD, WALK, CAR, PERSON, BIKE = 1, 2, 3, 4, 5
CLASSES = [
    (0, "background", (0, 0, 0, 0)),
    (ROAD, "road", (128, 96, 160)),
    (WALK, "pavement", (224, 120, 200)),
    (CAR, "car", (70, 140, 255)),
    (PERSON, "person", (255, 80, 90)),
    (BIKE, "cyclist", (255, 190, 60)),
]

Draw = Callable[[ImageDraw.ImageDraw, float], None]


@dataclass(frozen=True)
class Actor:
    """Something that moves along the street.

    y: where it stands in the image, which also tells its size. start, speed: px, px per second.
    """

    kind: int
    number: int
    y: float
    start: float
    speed: float
    color: tuple[int, int, int]

    @property
    def scale(self) -> float:
        return (self.y - HORIZON + 40) / 200

    def x(self, time: float) -> float:
        return self.start + self.speed * time


ACTORS = [
    Actor(PERSON, 1, 196, 90, 26, (210, 80, 70)),
    Actor(PERSON, 2, 199, 520, -22, (70, 120, 90)),
    Actor(PERSON, 3, 197, 330, 18, (90, 80, 150)),
    Actor(CAR, 4, 236, 720, -150, (196, 60, 54)),
    Actor(CAR, 5, 238, 1180, -170, (230, 226, 216)),
    Actor(BIKE, 6, 268, -60, 92, (60, 150, 160)),
    Actor(CAR, 7, 300, -230, 205, (58, 104, 170)),
    Actor(CAR, 8, 302, -900, 230, (222, 176, 62)),
    Actor(PERSON, 9, 348, 640, -52, (52, 60, 84)),
]


def background() -> Image.Image:
    """Sky, houses, pavements and the road."""
    rng = np.random.default_rng(2)
    rows = np.linspace(0, 1, HORIZON * FINE)[:, None, None]
    sky = (np.array([126, 170, 214]) * (1 - rows) + np.array([226, 222, 206]) * rows) * np.ones((1, WIDTH * FINE, 1))
    picture = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), (96, 98, 104))
    picture.paste(Image.fromarray(sky.astype(np.uint8)), (0, 0))
    draw = ImageDraw.Draw(picture)

    def rect(x0: float, y0: float, x1: float, y1: float, color: tuple[int, ...]) -> None:
        draw.rectangle([x0 * FINE, y0 * FINE, x1 * FINE, y1 * FINE], fill=color)

    x = -10.0
    walls = [(178, 132, 104), (156, 150, 142), (196, 168, 128), (134, 122, 128), (170, 112, 92)]
    while x < WIDTH:
        width, top = rng.uniform(70, 120), rng.uniform(14, 62)
        rect(x, top, x + width, 186, walls[rng.integers(len(walls))])
        rect(x, top, x + width, top + 4, (84, 70, 64))
        for window in np.arange(x + 10, x + width - 16, 22):
            for floor in np.arange(top + 14, 150, 26):
                rect(window, floor, window + 12, floor + 16, (236, 214, 150) if rng.random() < 0.25 else (74, 92, 112))
        rect(x + width * 0.4, 160, x + width * 0.4 + 14, 186, (70, 56, 50))
        x += width
    rect(0, 184, WIDTH, 210, (168, 162, 154))
    rect(0, 208, WIDTH, 212, (206, 202, 194))
    rect(0, 328, WIDTH, 333, (206, 202, 194))
    rect(0, 333, WIDTH, HEIGHT, (160, 154, 146))
    for place in np.arange(8, WIDTH, 64):
        rect(place, 266, place + 34, 270, (226, 224, 214))
    for place in (40, 214, 420, 600):
        rect(place, 92, place + 4, 200, (66, 62, 60))
        draw.ellipse([(place - 22) * FINE, 70 * FINE, (place + 26) * FINE, 122 * FINE], fill=(84, 126, 76))
    noise = rng.normal(0, 5, (HEIGHT * FINE, WIDTH * FINE, 1))
    return Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8))


def car(draw: ImageDraw.ImageDraw, actor: Actor, x: float, fill: Callable[..., tuple[int, ...] | int]) -> None:
    s, y, way = actor.scale, actor.y, np.sign(actor.speed)

    def part(x0: float, y0: float, x1: float, y1: float, color: tuple[int, ...], radius: float = 0) -> None:
        ends = sorted((x + way * s * x0, x + way * s * x1))
        box = [ends[0] * FINE, (y - s * y0) * FINE, ends[1] * FINE, (y - s * y1) * FINE]
        draw.rounded_rectangle(box, radius=radius * s * FINE, fill=fill(color))

    dark = tuple(int(c * 0.6) for c in actor.color)
    part(-50, 74, 34, 30, dark, 16)
    part(-42, 68, -6, 42, (150, 184, 206), 8)
    part(0, 68, 28, 42, (150, 184, 206), 8)
    part(-80, 46, 82, 10, actor.color, 12)
    part(70, 34, 82, 24, (250, 236, 170), 3)
    part(-80, 34, -72, 24, (190, 40, 40), 3)
    for wheel in (-48, 50):
        for radius, color in ((17, (32, 32, 36)), (8, (170, 172, 176))):
            part(wheel - radius, 15 + radius, wheel + radius, 15 - radius, color, radius)


def person(
    draw: ImageDraw.ImageDraw,
    actor: Actor,
    x: float,
    fill: Callable[..., tuple[int, ...] | int],
    time: float,
    lift: float = 0,
) -> None:
    s, y = actor.scale, actor.y - lift * actor.scale
    swing = np.sin(time * 7 + actor.number) * (0.0 if lift else 1.0)
    width = max(int(8 * s * FINE), 2)

    def limb(x0: float, y0: float, x1: float, y1: float, color: tuple[int, ...], thick: int = width) -> None:
        ends = [(x + s * x0) * FINE, (y - s * y0) * FINE, (x + s * x1) * FINE, (y - s * y1) * FINE]
        draw.line(ends, fill=fill(color), width=thick)
        for cx, cy in (ends[:2], ends[2:]):
            draw.ellipse([cx - thick / 2, cy - thick / 2, cx + thick / 2, cy + thick / 2], fill=fill(color))

    trousers = (52, 56, 72)
    limb(0, 42, 14 * swing, 3, trousers)
    limb(0, 42, -14 * swing, 3, trousers)
    limb(0, 76, 0, 46, actor.color, max(int(20 * s * FINE), 3))
    limb(0, 76, -14 * swing + 3, 50, tuple(int(c * 0.8) for c in actor.color))
    head = [(x - 8 * s) * FINE, (y - s * 106) * FINE, (x + 8 * s) * FINE, (y - s * 88) * FINE]
    draw.ellipse(head, fill=fill((224, 178, 146)))


def bicycle(
    draw: ImageDraw.ImageDraw, actor: Actor, x: float, fill: Callable[..., tuple[int, ...] | int], time: float
) -> None:
    s, y = actor.scale, actor.y
    thick = max(int(4 * s * FINE), 2)
    for wheel in (-30, 30):
        box = [(x + s * (wheel - 22)) * FINE, (y - s * 44) * FINE, (x + s * (wheel + 22)) * FINE, y * FINE]
        draw.ellipse(box, outline=fill((30, 30, 34)), width=thick)
    frame = [(-30, 22), (-8, 52), (22, 52), (30, 22), (22, 62), (30, 66)]
    draw.line([((x + s * a) * FINE, (y - s * b) * FINE) for a, b in frame], fill=fill(actor.color), width=thick)
    person(draw, actor, x, fill, time, lift=34)


def draw_street(behind: Image.Image, time: float) -> tuple[np.ndarray, np.ndarray, list[tuple[Actor, list[int]]]]:
    """The picture (H, W, 3), the class of every pixel (H, W), and the actors with the boxes of what shows of them."""
    picture = behind.copy()
    owners = Image.new("L", picture.size, 0)
    paint, mark = ImageDraw.Draw(picture), ImageDraw.Draw(owners)
    shadows = Image.new("L", (WIDTH, HEIGHT), 0)
    for actor in ACTORS:
        x, reach = actor.x(time), (84 if actor.kind == CAR else 26) * actor.scale
        ImageDraw.Draw(shadows).ellipse([x - reach, actor.y - 5, x + reach, actor.y + 5], fill=110)
    picture.paste((30, 30, 36), (0, 0), shadows.filter(ImageFilter.GaussianBlur(2)).resize(picture.size))
    for actor in sorted(ACTORS, key=lambda actor: actor.y):
        x = actor.x(time)
        for draw, fill in ((paint, lambda color: color), (mark, lambda color, number=actor.number: number)):
            if actor.kind == CAR:
                car(draw, actor, x, fill)
            elif actor.kind == PERSON:
                person(draw, actor, x, fill, time)
            else:
                bicycle(draw, actor, x, fill, time)
    small = np.asarray(picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX))
    shown = np.asarray(owners)[FINE // 2 :: FINE, FINE // 2 :: FINE]
    classes = np.zeros((HEIGHT, WIDTH), np.uint8)
    classes[184:212], classes[212:328], classes[328:] = WALK, ROAD, WALK
    found = []
    for actor in ACTORS:
        mask = shown == actor.number
        classes[mask] = actor.kind
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        if mask.sum() > 60:
            found.append((actor, [columns[0], rows[0], columns[-1] + 1, rows[-1] + 1]))
    return small, classes, found


def encoded(pictures: Iterator[np.ndarray]) -> Iterator[bytes]:
    """H.264 samples in the order of the pictures: without pictures that refer to later ones."""
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, FPS), Fraction(FPS)
    encoder.gop_size, encoder.max_b_frames = FPS, 0
    encoder.options = {"preset": "veryfast", "tune": "zerolatency", "crf": "20"}
    for number, picture in enumerate(pictures):
        frame = av.VideoFrame.from_ndarray(picture, "rgb24")
        frame.pts, frame.time_base = number, encoder.time_base
        yield from map(bytes, encoder.encode(frame))
    yield from map(bytes, encoder.encode(None))


def log_detections(num_frames: int) -> None:
    """One row per frame: a sample of the video, the boxes and tracks, the class of every pixel."""
    rr.log("street", rr.AnnotationContext(CLASSES), static=True)
    rr.log("street/video", rr.VideoStream(codec=rr.VideoCodec.H264), static=True)
    behind = background()
    tracks: dict[int, list[tuple[float, float]]] = defaultdict(list)

    def pictures() -> Iterator[np.ndarray]:
        for frame in range(num_frames):
            picture, classes, found = draw_street(behind, frame / FPS)
            rr.set_time("time", duration=frame / FPS)
            rr.log("street/classes", rr.SegmentationImage(classes))
            rr.log(
                "street/boxes",
                rr.Boxes2D(
                    array=[box for _, box in found],
                    array_format=rr.Box2DFormat.XYXY,
                    class_ids=[actor.kind for actor, _ in found],
                    labels=[f"{CLASSES[actor.kind][1]} #{actor.number}" for actor, _ in found],
                ),
            )
            for actor, (left, _, right, bottom) in found:
                tracks[actor.number].append(((left + right) / 2, bottom))
            shown = [(actor.kind, tracks[actor.number][-30:]) for actor, _ in found]
            kinds, strips = [kind for kind, _ in shown], [track for _, track in shown]
            rr.log("street/tracks", rr.LineStrips2D(strips, class_ids=kinds, radii=1.0, show_labels=False))
            yield picture

    for number, sample in enumerate(encoded(pictures())):
        rr.set_time("time", duration=number / FPS)
        rr.log("street/video", rr.VideoStream.from_fields(sample=sample))


def layout() -> rrb.Blueprint:
    """Everything over each other, and beside it the parts."""
    overlay = rrb.Spatial2DView(origin="/street", name="Detections", contents=["$origin/**", "- $origin/classes"])
    video = rrb.Spatial2DView(origin="/street", name="Video", contents=["$origin/video"])
    classes = rrb.Spatial2DView(origin="/street", name="Classes", contents=["$origin/video", "$origin/classes"])
    return rrb.Blueprint(rrb.Horizontal(overlay, rrb.Vertical(video, classes), column_shares=[2, 1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", nargs="?", type=Path, default=Path("video_detection.mp4"))
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()

    recording = options.output.with_suffix(".rrd")
    rr.init("rerun_render_example_video_detection", default_blueprint=layout())
    rr.save(recording, default_blueprint=layout())
    log_detections(options.frames)
    rr.disconnect()
    report = rerun_render.render(recording, options.output, size=options.size, fps=FPS, overwrite=True)
    print(f"{options.output}: {report.frames} frames")


if __name__ == "__main__":
    main()
