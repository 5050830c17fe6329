"""Which of two flat things of equal draw order covers the other."""

from __future__ import annotations

from rerun_render.scene.visualizers import VISUALIZERS


def test_flat_content_of_equal_order_lies_in_the_order_of_the_alphabet() -> None:
    names = [visualizer.archetype for visualizer in VISUALIZERS if visualizer.space == "2D"]
    assert names == sorted(names)
    assert names.index("Arrows2D") < names.index("LineStrips2D") < names.index("Points2D")
