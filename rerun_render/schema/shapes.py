"""Archetypes of shapes in 2D, 3D and on maps, and of what moves them."""

from __future__ import annotations

from rerun_render.schema.tables import Archetype, Field, many, need, need_one, one


def _class_ids() -> Field:
    return many("class_ids", "ClassId", default="none")


def _colors() -> Field:
    return many("colors", "Color", default="by class, else by entity")


def _labels() -> tuple[Field, Field]:
    return (
        many("labels", "Text", "Texts at the instances; a single one stands in the middle of all.", default="by class"),
        one("show_labels", "ShowLabels", default="True for fewer than 30 instances"),
    )


def _radii(name: str = "radii", doc: str = "", default: str = "1.5 points of the user interface") -> Field:
    return many(name, "Radius", doc, default=default)


def _outlines(name: str) -> Field:
    return _radii(name, "Half the width of the outlines.", "0.5 points of the user interface")


def _draw_order(default: str) -> Field:
    return one("draw_order", "DrawOrder", default=default)


def _placed(name: str = "centers", doc: str = "Where the middles are.") -> tuple[Field, Field, Field]:
    return (
        many(name, "Translation3D", doc, default="0, 0, 0"),
        many("rotation_axis_angles", "RotationAxisAngle", "Rotations about that place.", default="none"),
        many("quaternions", "RotationQuat", "Rotations about that place; applied before the others.", default="none"),
    )


def _solid(line_radii: str = "line_radii") -> tuple[Field, ...]:
    return (
        _colors(),
        _outlines(line_radii),
        one("fill_mode", "FillMode", default="TransparentFillMajorWireframe"),
        *_labels(),
        _class_ids(),
    )


SHAPES: tuple[Archetype, ...] = (
    Archetype(
        "Arrows2D",
        "Arrows in 2D.",
        (
            need("vectors", "Vector2D", "From the start to the tip of each arrow."),
            many("origins", "Position2D", "Where the arrows start.", default="0, 0"),
            _radii(doc="Half the width of the shafts."),
            _colors(),
            *_labels(),
            _draw_order("20"),
            _class_ids(),
        ),
        is_visual=True,
        is_keyword_only=True,
    ),
    Archetype(
        "Arrows3D",
        "Arrows in 3D.",
        (
            need("vectors", "Vector3D", "From the start to the tip of each arrow."),
            many("origins", "Position3D", "Where the arrows start.", default="0, 0, 0"),
            _radii(doc="Half the width of the shafts."),
            _colors(),
            *_labels(),
            _class_ids(),
        ),
        is_visual=True,
        is_keyword_only=True,
    ),
    Archetype(
        "Asset3D",
        "A 3D model as a file: glTF, GLB, OBJ, STL or PLY.",
        (
            need_one("blob", "Blob"),
            one("media_type", "MediaType", default="guessed from the content"),
            one("albedo_factor", "AlbedoFactor", default="white"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Boxes2D",
        "Rectangles along the axes in 2D.",
        (
            need("half_sizes", "HalfSize2D"),
            many("centers", "Position2D", "Where the middles are.", default="0, 0"),
            _colors(),
            _radii(doc="Half the width of the lines."),
            *_labels(),
            _draw_order("10"),
            _class_ids(),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Boxes3D",
        "Boxes in 3D.",
        (need("half_sizes", "HalfSize3D"), *_placed(), *_solid("radii")),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Capsules3D",
        "Capsules in 3D: round at both ends, along z from their place upwards before they are rotated.",
        (
            need("lengths", "Length", "Distances of the centres of the two round ends."),
            need("radii", "Radius", "Radii of the round ends."),
            *_placed("translations", "Where the centres of the lower ends are."),
            *_solid(),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Cylinders3D",
        "Cylinders in 3D, along z before they are rotated.",
        (need("lengths", "Length", "Heights."), need("radii", "Radius", "Radii."), *_placed(), *_solid()),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Ellipses2D",
        "Ellipses along the axes in 2D.",
        (
            need("half_sizes", "HalfSize2D", "Radii along x and y."),
            many("centers", "Position2D", "Where the middles are.", default="0, 0"),
            _colors(),
            _radii("line_radii", "Half the width of the lines."),
            *_labels(),
            _draw_order("10"),
            _class_ids(),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Ellipsoids3D",
        "Ellipsoids in 3D, spheres among them.",
        (need("half_sizes", "HalfSize3D", "Radii along the axes."), *_placed(), *_solid()),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "GaussianSplats3D",
        "A cloud of coloured 3D Gaussians.",
        (
            need("centers", "Position3D", "Means."),
            many("scales", "Scale3D", "Standard deviations along the axes, scene units.", default="1, 1, 1"),
            many("quaternions", "RotationQuat", default="none"),
            many("colors", "Color", "Base colours; alpha is the opacity in the middle.", default="white"),
            many("sh_coefficients", "SphericalHarmonics3Rgb", default="0"),
            one("spherical_harmonics_degree", "SphericalHarmonicsDegree", default="3"),
        ),
        is_visual=True,
    ),
    Archetype(
        "GeoLineStrings",
        "Lines on a map.",
        (
            need("line_strings", "GeoLineString"),
            _radii(doc="Half the width of the lines: meters, or points if negative.", default="2 points"),
            many("colors", "Color", default="by entity"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "GeoPoints",
        "Points on a map.",
        (
            need("positions", "LatLon"),
            _radii(doc="Meters, or points if negative.", default="5 points"),
            _colors(),
            _class_ids(),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "InstancePoses3D",
        "Poses in which the entity's own data is drawn, once each. Does not move the entities below it.",
        (
            many("translations", "Translation3D", default="0, 0, 0"),
            many("rotation_axis_angles", "RotationAxisAngle", default="none"),
            many("quaternions", "RotationQuat", "Rotations; applied before the others.", default="none"),
            many("scales", "Scale3D", default="1, 1, 1"),
            many("mat3x3", "TransformMat3x3", "Linear maps; applied first.", default="identity"),
        ),
    ),
    Archetype(
        "LineStrips2D",
        "Polylines in 2D.",
        (
            need("strips", "LineStrip2D"),
            _radii(doc="Half the width of the lines."),
            _colors(),
            *_labels(),
            _draw_order("20"),
            _class_ids(),
        ),
        is_visual=True,
    ),
    Archetype(
        "LineStrips3D",
        "Polylines in 3D.",
        (
            need("strips", "LineStrip3D"),
            _radii(doc="Half the width of the lines."),
            _colors(),
            *_labels(),
            _class_ids(),
        ),
        is_visual=True,
    ),
    Archetype(
        "Mesh3D",
        "Triangles in 3D.",
        (
            need("vertex_positions", "Position3D"),
            many("triangle_indices", "TriangleIndices", default="vertices in threes"),
            many("vertex_normals", "Vector3D", "Normals at the vertices, of length 1.", default="unlit"),
            many("vertex_colors", "Color", "Colours at the vertices.", default="white"),
            many("vertex_texcoords", "Texcoord2D", default="0, 0"),
            one("albedo_factor", "AlbedoFactor", default="white"),
            one("face_rendering", "MeshFaceRendering", default="DoubleSided"),
            one("albedo_texture_buffer", "ImageBuffer", "Pixels of the texture.", default="none"),
            one("albedo_texture_format", "ImageFormat", "Format of the texture.", default="none"),
            many("class_ids", "ClassId", "Classes of the vertices.", default="none"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Points2D",
        "Points in 2D.",
        (
            need("positions", "Position2D"),
            _radii(),
            _colors(),
            *_labels(),
            _draw_order("20"),
            _class_ids(),
            many("keypoint_ids", "KeypointId", default="none"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Points3D",
        "Points in 3D.",
        (
            need("positions", "Position3D"),
            _radii(),
            _colors(),
            *_labels(),
            one("point_shading", "PointShading", default="Gradient"),
            _class_ids(),
            many("keypoint_ids", "KeypointId", default="none"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Transform3D",
        "Pose of a frame in its parent: mat3x3 is applied first, then scale, rotation, translation.",
        (
            one("translation", "Translation3D", default="0, 0, 0"),
            one("rotation_axis_angle", "RotationAxisAngle", default="none"),
            one("quaternion", "RotationQuat", "Rotation; applied before the other.", default="none"),
            one("scale", "Scale3D", default="1, 1, 1"),
            one("mat3x3", "TransformMat3x3", "Linear map; applied first.", default="identity"),
            one("relation", "TransformRelation", default="ParentFromChild"),
            one("child_frame", "TransformFrameId", "The frame that is placed.", default="the entity's"),
            one("parent_frame", "TransformFrameId", "The frame it is placed in.", default="the parent entity's"),
        ),
        has_constructor=True,
    ),
    Archetype(
        "TransformAxes3D",
        "Draws the axes of the entity's frame.",
        (
            need_one("axis_length", "AxisLength"),
            one("show_frame", "ShowLabels", "Whether the frame's name is drawn.", default="False"),
        ),
        is_visual=True,
    ),
    Archetype(
        "Volume3D",
        "A dense field of numbers, drawn as a cloud.",
        (
            need_one("values", "TensorData", "(z, y, x) float16."),
            one("voxel_size", "VoxelSize", default="1, 1, 1"),
            one("translation", "Translation3D", "Place of the first corner.", default="0, 0, 0"),
            one("quaternion", "RotationQuat", "Rotation about that corner.", default="none"),
            one("value_range", "ValueRange", "The values that are drawn.", default="all"),
            one("gamma", "GammaCorrection", default="1"),
            one("colormap", "Colormap", default="by the viewer"),
            one("optical_density", "OpticalDensity", default="by the viewer"),
        ),
        is_visual=True,
    ),
    Archetype(
        "VoxelGridMap",
        "Voxels of a sparse grid.",
        (
            need("voxel_indices", "VoxelIndex"),
            need_one("voxel_size", "VoxelSize"),
            many("values", "VoxelValue", "Values that the colormap colours.", default="none"),
            many("colors", "Color", "Colours; win over values.", default="by value, else by entity"),
            one("translation", "Translation3D", "Place of the grid's first corner.", default="0, 0, 0"),
            one("rotation_axis_angle", "RotationAxisAngle", "Rotation of the grid.", default="none"),
            one("quaternion", "RotationQuat", "Rotation of the grid; wins over the other.", default="none"),
            one("opacity", "Opacity", default="1"),
            one("value_range", "ValueRange", "The values at the ends of the colormap.", default="0 … 1"),
            one("colormap", "Colormap", default="Turbo"),
        ),
        is_visual=True,
    ),
)
