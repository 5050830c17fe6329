"""One visualizer for each archetype that can be drawn in a 2D or 3D view: Arrow in, drawables out."""

from __future__ import annotations

from rerun_render.scene.visual import Visualizer
from rerun_render.scene.visualizers.arrows2d import Arrows2D
from rerun_render.scene.visualizers.arrows3d import Arrows3D
from rerun_render.scene.visualizers.asset3d import Asset3D
from rerun_render.scene.visualizers.boxes2d import Boxes2D
from rerun_render.scene.visualizers.boxes3d import Boxes3D
from rerun_render.scene.visualizers.capsules3d import Capsules3D
from rerun_render.scene.visualizers.cylinders3d import Cylinders3D
from rerun_render.scene.visualizers.depth_image import DepthImage
from rerun_render.scene.visualizers.ellipses2d import Ellipses2D
from rerun_render.scene.visualizers.ellipsoids3d import Ellipsoids3D
from rerun_render.scene.visualizers.encoded_depth_image import EncodedDepthImage
from rerun_render.scene.visualizers.encoded_image import EncodedImage
from rerun_render.scene.visualizers.gaussian_splats3d import GaussianSplats3D
from rerun_render.scene.visualizers.grid_map import GridMap
from rerun_render.scene.visualizers.image import Image
from rerun_render.scene.visualizers.line_strips2d import LineStrips2D
from rerun_render.scene.visualizers.line_strips3d import LineStrips3D
from rerun_render.scene.visualizers.mesh3d import Mesh3D
from rerun_render.scene.visualizers.points2d import Points2D
from rerun_render.scene.visualizers.points3d import Points3D
from rerun_render.scene.visualizers.segmentation_image import SegmentationImage
from rerun_render.scene.visualizers.video_frame_reference import VideoFrameReference
from rerun_render.scene.visualizers.video_stream import VideoStream
from rerun_render.scene.visualizers.volume3d import Volume3D
from rerun_render.scene.visualizers.voxel_grid_map import VoxelGridMap

VISUALIZERS: tuple[Visualizer, ...] = (
    Arrows2D(),
    Boxes2D(),
    DepthImage(),
    Ellipses2D(),
    EncodedDepthImage(),
    EncodedImage(),
    Image(),
    LineStrips2D(),
    Points2D(),
    SegmentationImage(),
    VideoFrameReference(),
    VideoStream(),
    Boxes3D(),
    Capsules3D(),
    Cylinders3D(),
    Ellipsoids3D(),
    LineStrips3D(),
    Arrows3D(),
    Asset3D(),
    Mesh3D(),
    Points3D(),
    GaussianSplats3D(),
    GridMap(),
    VoxelGridMap(),
    Volume3D(),
)
"""All visualizers; in 2D, those of equal draw order draw in this order, which is that of the alphabet."""

__all__ = ["VISUALIZERS"]
