"""One visualizer for each archetype that can be drawn in a 2D or 3D view: Arrow in, drawables out."""

from __future__ import annotations

from rerun_render.scene.visual import Visualizer
from rerun_render.scene.visualizers.arrows2d import Arrows2D
from rerun_render.scene.visualizers.arrows3d import Arrows3D
from rerun_render.scene.visualizers.boxes2d import Boxes2D
from rerun_render.scene.visualizers.boxes3d import Boxes3D
from rerun_render.scene.visualizers.image import Image
from rerun_render.scene.visualizers.line_strips2d import LineStrips2D
from rerun_render.scene.visualizers.line_strips3d import LineStrips3D
from rerun_render.scene.visualizers.points2d import Points2D
from rerun_render.scene.visualizers.points3d import Points3D

VISUALIZERS: tuple[Visualizer, ...] = (
    Arrows2D(),
    Boxes2D(),
    Image(),
    LineStrips2D(),
    Points2D(),
    Boxes3D(),
    LineStrips3D(),
    Arrows3D(),
    Points3D(),
)
"""All visualizers; in 2D, those of equal draw order draw in this order, which is that of the alphabet."""

__all__ = ["VISUALIZERS"]
