"""What flat views write and draw, for tests without pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple

import numpy as np
import pytest
import rerun as rr

from rerun_render.core.report import Reporter
from rerun_render.replay.blueprints import find_blueprint
from rerun_render.scene.scene import Scene
from rerun_render.scene.timelines import default_timeline
from rerun_render.scene.views.canvas import Canvas
from rerun_render.store.load import load
from rerun_render.text.engine import TextBlock, TextEngine


class Written(NamedTuple):
    """A text and where it stands, px from the top-left corner of its view."""

    text: str
    x: float
    y: float
    color: tuple[int, int, int, int]


def scene_of(
    log: Callable[[rr.RecordingStream], None],
    *,
    size: tuple[int, int] = (400, 300),
    view: int | str | None = 0,
    timeline: str | None = None,
) -> tuple[Scene, Reporter]:
    """A scene of what `log` logs with our own SDK, laid out by the blueprint that it sends."""
    stream = rr.RecordingStream("app", recording_id="test")
    output = stream.binary_stream()
    log(stream)
    data = output.read() or b""
    reporter = Reporter()
    loaded = load(data, reporter=reporter)
    recording = loaded.recordings[0]
    blueprint = find_blueprint(recording, loaded, None, ExitStack(), reporter)
    chosen = default_timeline(recording) if timeline is None else timeline
    scene = Scene(recording, chosen, size=size, view=view, blueprint=blueprint, reporter=reporter)
    return scene, reporter


@contextmanager
def writing() -> Iterator[list[Written]]:
    """Collects the texts that canvases get meanwhile."""
    found: list[Written] = []
    texts: dict[int, tuple[TextBlock, str]] = {}
    layout, block = TextEngine.layout, Canvas.block

    def spied_layout(self: TextEngine, text: str, **options: Any) -> TextBlock:
        laid_out = layout(self, text, **options)
        texts[id(laid_out)] = (laid_out, text)
        return laid_out

    def spied_block(self: Canvas, laid_out: TextBlock, x: float, y: float, color: Any, **options: Any) -> None:
        if id(laid_out) in texts:
            found.append(Written(texts[id(laid_out)][1], x, y, color))
        block(self, laid_out, x, y, color, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TextEngine, "layout", spied_layout)
        patch.setattr(Canvas, "block", spied_block)
        yield found


def boxes(view: Any) -> np.ndarray:
    """(N, 8) x0, y0, x1, y1, r, g, b, a of the solid rectangles of a view."""
    rows = [
        np.column_stack([layer.rects, layer.colors])[(layer.uvs == 0).all(axis=1)]
        for layer in (*view.ui, *view.overlay)
        if hasattr(layer, "uvs")
    ]
    return np.concatenate([np.zeros((0, 8)), *rows])
