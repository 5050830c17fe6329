"""Constructor calls whose stored values must be the same under both SDKs.

Each case is an expression over `rr`, `rra` (archetypes), `rrb`, `rc` (components) and `np`. `DIFFERENT` holds calls
whose results differ on purpose, with the reason.
"""

# ruff: noqa: E501  (one call, one line)

from __future__ import annotations

_GENERAL = """
rr.AnnotationContext([(1, "one", (255, 0, 0)), (2, "two"), rr.AnnotationInfo(3, "three", 0x112233ff)])
rr.AnnotationContext([rr.ClassDescription(info=(1, "a"), keypoint_annotations=[(0, "k"), 1], keypoint_connections=[(0, 1)])])
rr.AnnotationContext(rr.AnnotationInfo(5))
rr.AnnotationContext([1, 2])
rr.AssetVideo(contents=b"abc", media_type="video/mp4")
rr.AssetAudio(contents=b"abc", media_type=rr.MediaType.MP3)
rr.Asset3D(contents=b"abc", media_type=rr.MediaType.GLB, albedo_factor=[255, 0, 0, 128])
rr.BarChart([1, 2, 3], color=[1, 2, 3])
rr.BarChart(np.array([1.5, 2.5]), abscissa=np.array([0, 5]), widths=[0.5, 1])
rr.Clear(recursive=True)
rr.Clear.flat()
rr.Clear.recursive()
rr.CoordinateFrame("camera")
rr.DepthImage(np.arange(6, dtype=np.uint16).reshape(2, 3), meter=1000, colormap="viridis", depth_range=[0, 5])
rr.DepthImage(np.ones((1, 2, 3, 1), np.float32), point_fill_ratio=0.5, draw_order=3, magnification_filter="Linear")
rr.EncodedDepthImage(b"abc", media_type="image/png", meter=10, colormap=rc.Colormap.Turbo)
rr.EncodedImage(contents=b"abc", media_type="image/png", opacity=0.5, draw_order=1, magnification_filter=2)
rr.GraphNodes(["a", "b"], positions=[(0, 0), (1, 1)], colors=[[1, 2, 3]], labels=["A"], show_labels=True, radii=2)
rr.GraphEdges([("a", "b"), ("b", "c")], graph_type="directed")
rr.GraphEdges(rr.GraphEdge("a", "b"))
rr.GridMap(data=b"abcd", format=rc.ImageFormat(2, 2, color_model="L", channel_datatype="U8"), cell_size=0.5, colormap="RvizMap")
rr.GridMap(data=np.zeros(4, np.uint8), format=rc.ImageFormat(width=2, height=2), cell_size=1, translation=[1, 2, 3], opacity=1)
rr.Image(np.arange(12, dtype=np.uint8).reshape(2, 2, 3))
rr.Image(np.arange(12, dtype=np.float32).reshape(2, 6), opacity=0.5)
rr.Image(np.arange(16, dtype=np.uint16).reshape(2, 2, 4), "BGRA", draw_order=2)
rr.Image(np.zeros((2, 1), np.int8))
rr.Image(np.zeros((1, 1, 3), np.uint8))
rr.Image(np.arange(24, dtype=np.uint8).reshape(2, 4, 3)[:, ::2])
rr.Image(bytes=b"123456", width=2, height=2, pixel_format="NV12")
rr.Image(bytes=b"1234", width=2, height=2, color_model="L", datatype=np.uint8)
rr.Image(bytes=b"1234", width=1, height=1, color_model=rr.ColorModel.RGBA, datatype=rr.ChannelDatatype.U8)
rr.InstancePoses3D(translations=[[1, 2, 3]], quaternions=[[0, 0, 0, 1]], scales=[[1, 1, 2]], mat3x3=np.arange(9).reshape(3, 3))
rr.InstancePoses3D(rotation_axis_angles=[rr.RotationAxisAngle([1, 0, 0], degrees=90), rr.RotationAxisAngle([0, 0, 1], 1.0)])
rr.McapChannel(id=1, topic="/t", message_encoding="cdr", metadata={"a": "b"})
rr.McapMessage(b"abc")
rr.McapSchema(id=1, name="n", encoding="protobuf", data=b"abc")
rr.McapStatistics(message_count=1, schema_count=2, channel_count=3, attachment_count=4, metadata_count=5, chunk_count=6, message_start_time=7, message_end_time=8)
rr.Measurements([1, 2], variances=[0.1, 0.2], units="m", names=["a", "b"], visible_series=[True, False], aggregation_policy="Max")
rr.Pinhole(image_from_camera=[[1, 2, 3], [4, 5, 6], [7, 8, 9]], resolution=[4, 2], camera_xyz=rr.ViewCoordinates.RUB)
rr.Pinhole(width=4, height=2, focal_length=3)
rr.Pinhole(width=4, height=2, focal_length=(3, 5), principal_point=(1, 1))
rr.Pinhole(fov_y=1.0, aspect_ratio=2)
rr.Pinhole(fov_y=0.5, width=640, height=480, image_plane_distance=2, color=[1, 2, 3], line_width=0.1, child_frame="a", parent_frame="b")
rr.Pinhole(resolution=[4, 2], focal_length=1, fov_y=1.0)
rr.Pinhole(focal_length=3, principal_point=[1, 2])
rr.Pinhole(image_from_camera=np.eye(3), focal_length=3)
rr.Pinhole(image_from_camera=np.eye(3), aspect_ratio=2)
rr.Pinhole(focal_length=3)
rr.Pinhole()
rra.RecordingInfo(start_time=5, name="x")
rr.Scalars([1, 2.5])
rr.Scalars(3)
rr.Scalars(np.array([[1, 2], [3, 4]]))
rr.SegmentationImage(np.arange(4, dtype=np.uint8).reshape(2, 2), opacity=0.5, draw_order=1)
rr.SegmentationImage(np.zeros((2, 2), np.int64))
rr.SeriesLines(colors=[[255, 0, 0]], widths=2, names=["a"], visible_series=[True], aggregation_policy="MinMax", interpolation_mode="stepafter")
rr.SeriesPoints()
rr.SeriesPoints(colors=[255, 0, 0], markers="Up", names="x", visible_series=False, marker_sizes=[1, 2])
rr.StateChange(state="on")
rr.StateChange(state=["on", "off"])
rr.StateConfiguration(values=["a", "b"], labels=["A"], colors=[[1, 2, 3]], visible=[True, False])
rr.Tensor(np.arange(6).reshape(2, 3))
rr.Tensor(np.arange(6, dtype=np.float16).reshape(2, 3), dim_names=("a", "b"), value_range=[0, 5])
rr.Tensor(np.zeros((2, 2)), dim_names=["a"])
rr.Tensor(np.zeros((2, 2), bool))
rr.Tensor(rr.TensorData(array=np.zeros(3, np.uint8), dim_names=["x"]))
rr.Tensor([[1, 2], [3, 4]])
rr.Tensor(np.zeros((0, 3), np.float32))
rr.Tensor()
rr.TextDocument("# hi", media_type=rr.MediaType.MARKDOWN)
rr.TextDocument("hi")
rr.TextLog("hi", level=rr.TextLogLevel.WARN, color=[255, 0, 0])
rr.TextLog("hi", level="MINE")
rr.VideoFrameReference(5, video_reference="a/b")
rr.VideoFrameReference(seconds=1.5, opacity=0.5)
rr.VideoFrameReference(nanoseconds=7, draw_order=1)
rr.VideoFrameReference(rc.VideoTimestamp(nanoseconds=9))
rr.VideoFrameReference()
rr.VideoStream("h264", sample=b"abc", is_keyframe=True)
rr.VideoStream(rr.VideoCodec.AV1, opacity=1, draw_order=2)
rr.ViewCoordinates.RDF
rr.ViewCoordinates.LEFT_HAND_Z_DOWN
rr.ViewCoordinates(xyz=[1, 3, 5])
rr.ViewCoordinates("RDF")
""".strip().splitlines()

_SHAPES = """
rr.Arrows2D(vectors=[[1, 2]], origins=[[0, 0]], radii=1, colors=[1, 2, 3], labels="a", show_labels=False, draw_order=3, class_ids=4)
rr.Arrows3D(vectors=[[1, 2, 3], [4, 5, 6]], origins=[0, 0, 0], colors=[[255, 0, 0], [0, 255, 0, 128]], class_ids=[1, 2])
rr.Boxes2D(half_sizes=[[1, 2]], centers=[[0, 0]], labels=["a"])
rr.Boxes2D(mins=[[1, 2], [3, 4]], sizes=[[2, 2], [4, 4]])
rr.Boxes2D(mins=[1, 2], half_sizes=[-1, 1])
rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.XYWH)
rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.YXHW)
rr.Boxes2D(array=[[1, 2, 3, 4], [5, 6, 9, 9]], array_format=rr.Box2DFormat.XYXY)
rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.YXYX)
rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.XCYCWH)
rr.Boxes2D(array=[1, 2, 3, 4], array_format=rr.Box2DFormat.XCYCW2H2)
rr.Boxes2D(array=[[1, 2, 3, 4], [5, 6, 7, 8]], array_format=rr.Box2DFormat.YXHW)
rr.Boxes2D(centers=[[1, 2]])
rr.Boxes3D(half_sizes=[1, 2, 3])
rr.Boxes3D(mins=[[1, 2, 3]], sizes=[[2, 2, 2]], fill_mode="Solid", radii=0.1, colors=[0.5, 0.5, 0.5])
rr.Boxes3D(half_sizes=[[1, 2, 3]], quaternions=[rr.Quaternion(xyzw=[0, 0, 0, 1])], class_ids=[1], labels=["a"])
rr.Boxes3D(half_sizes=[[1, 2, 3]], rotation_axis_angles=rr.RotationAxisAngle([1, 0, 0], degrees=45))
rr.Boxes3D(half_sizes=[[1, 2, 3]], rotations=[rr.Quaternion(xyzw=[0, 0, 0, 1])])
rr.Boxes3D(half_sizes=[[1, 2, 3]], rotations=rr.RotationAxisAngle([1, 0, 0], degrees=45))
rr.Boxes3D(half_sizes=[[1, 2, 3]], rotations=[rr.RotationAxisAngle([1, 0, 0], degrees=90), rr.Quaternion(xyzw=[0, 0, 0, 1])])
rr.Boxes3D(mins=[1, 2, 3])
rr.Capsules3D(lengths=[1, 2], radii=[0.5, 1], translations=[[0, 0, 0]], quaternions=[[0, 0, 0, 1]], line_radii=0.1, fill_mode=3)
rr.Capsules3D(lengths=1)
rr.Cylinders3D(lengths=[1, 2], radii=[0.5, 1], centers=[[0, 0, 0]], rotation_axis_angles=rr.RotationAxisAngle([1, 0, 0], 1.0))
rr.Ellipses2D(half_sizes=[[1, 2]], centers=[[3, 4]], line_radii=1, draw_order=2)
rr.Ellipses2D(centers=[[3, 4]])
rr.Ellipsoids3D(radii=[1, 2], centers=[[0, 0, 0]], fill_mode=rc.FillMode.Solid)
rr.Ellipsoids3D(radii=2.5)
rr.Ellipsoids3D(half_sizes=[[1, 2, 3]], quaternions=[[0, 0, 0, 1]])
rr.Ellipsoids3D(half_sizes=[[1, 2, 3]], radii=[1])
rr.GaussianSplats3D([[1, 2, 3]], scales=[1, 1, 1], quaternions=[[0, 0, 0, 1]], colors=[1, 2, 3], sh_coefficients=np.ones((1, 15, 3)), spherical_harmonics_degree=2)
rr.GeoLineStrings(lat_lon=[[1, 2], [3, 4]], radii=-2, colors=[1, 2, 3])
rr.GeoLineStrings(lat_lon=[[[1, 2], [3, 4]], [[5, 6]]])
rr.GeoPoints(lat_lon=[[1, 2], [3, 4]], radii=rr.Radius.ui_points(5), class_ids=1)
rr.LineStrips2D([[[0, 0], [1, 1]], [[2, 2], [3, 3], [4, 4]]], radii=[1, 2], colors=[[1, 2, 3]], labels=["a", "b"], draw_order=3)
rr.LineStrips2D(np.arange(12).reshape(2, 3, 2))
rr.LineStrips2D([[0, 0, 0], [1, 1, 1]])
rr.LineStrips3D([[0, 0, 0], [1, 1, 1]], colors=[128, 128, 128], class_ids=3)
rr.LineStrips3D([np.zeros((2, 3)), np.ones((3, 3), np.int32)])
rr.LineStrips3D([rc.LineStrip3D([[0, 0, 0], [1, 1, 1]])])
rr.LineStrips3D([])
rr.LineStrips3D(np.zeros((0, 2, 3)))
rr.Mesh3D(vertex_positions=[[0, 0, 0], [1, 0, 0], [0, 1, 0]], triangle_indices=[0, 1, 2], vertex_normals=[0, 0, 1], vertex_colors=[[255, 0, 0]], albedo_factor=[255, 0, 0])
rr.Mesh3D(vertex_positions=np.zeros((3, 3)), albedo_texture=np.zeros((2, 2, 3), np.uint8), vertex_texcoords=[[0, 1]], face_rendering="Front", class_ids=[1])
rr.Mesh3D(vertex_positions=np.zeros((3, 3)), albedo_texture=np.zeros((2, 2), np.uint8))
rr.Mesh3D(vertex_positions=np.zeros((3, 3)), triangle_indices=[[-1, 0, 1]])
rr.Points2D([[1, 2], [3, 4]], radii=[1, 2], colors=[[1, 2, 3], [4, 5, 6]], labels=["a", 5], show_labels=True, draw_order=1, class_ids=[1, 2], keypoint_ids=[3, 4])
rr.Points2D([1, 2, 3, 4])
rr.Points2D([[1, 2]], keypoint_ids=[1])
rr.Points3D([[1, 2, 3]], keypoint_ids=5, point_shading="Flat")
rr.Points3D(np.arange(6, dtype=np.int64).reshape(2, 3), colors=np.array([[0.5, 1, 0], [2.0, -0.5, 0.1]]))
rr.Points3D(np.zeros((0, 3)))
rr.Points3D(np.arange(12, dtype=np.float32).reshape(4, 3)[::2])
rr.Points3D(np.zeros((3, 2)))
rr.Points3D([["a", "b", "c"]])
rr.Points3D(None)
rr.Transform3D()
rr.Transform3D(translation=[1, 2, 3], rotation=rr.Quaternion(xyzw=[0, 0, 0, 1]), scale=2)
rr.Transform3D(rotation=rr.RotationAxisAngle([0, 0, 1], radians=1), relation="ChildFromParent")
rr.Transform3D(rotation_axis_angle=rr.RotationAxisAngle([0, 0, 1], rr.Angle(deg=90)), quaternion=[0, 0, 0, 1], mat3x3=[1, 2, 3, 4, 5, 6, 7, 8, 9])
rr.Transform3D(scale=[1, 2, 3], child_frame="a", parent_frame="b")
rr.Transform3D(scale=rr.Scale3D(3))
rr.Transform3D(rotation=[0, 0, 0, 1])
rr.Transform3D(from_parent=True)
rr.Transform3D(from_parent=False)
rr.Transform3D(quaternion=[1, 2, 3])
rr.TransformAxes3D(2, show_frame=True)
rr.Volume3D(np.zeros((2, 2, 2), np.float16), voxel_size=[1, 1, 1], translation=[0, 0, 0], quaternion=[0, 0, 0, 1], value_range=[0, 1], gamma=2, colormap="Magma", optical_density=3)
rr.VoxelGridMap([[1, 2, -3]], [0.5, 0.5, 0.5], values=[1], colors=[[1, 2, 3]], translation=[1, 2, 3], opacity=0.5, value_range=[0, 2], colormap="Turbo")
""".strip().splitlines()

_METHODS = """
rr.Points2D.from_fields(radii=1)
rr.Points2D.from_fields(clear_unset=True, radii=1)
rr.Points2D.cleared()
rr.Image.cleared()
rr.Tensor.cleared()
rr.Transform3D.from_fields(clear_unset=True, scale=[1, 2, 3])
rr.AnnotationContext.cleared()
rr.Points3D.columns(positions=np.zeros((4, 3)), radii=[1, 2, 3, 4])
rr.Points3D.columns(positions=np.zeros((2, 2, 3)))
rr.Points3D.columns(positions=np.zeros((4, 3)), radii=[1, 2, 3, 4]).partition([1, 3])
rr.Points3D.columns(colors=np.zeros((2, 2, 3)))
rr.Scalars.columns(scalars=np.arange(6).reshape(2, 3))
rr.Scalars.columns(scalars=np.arange(3))
rr.Transform3D.columns(mat3x3=np.zeros((2, 3, 3)))
rr.Transform3D.columns(translation=np.zeros((2, 3)), quaternion=[rr.Quaternion(xyzw=[0, 0, 0, 1])] * 2)
rr.LineStrips3D.columns(strips=np.zeros((2, 2, 3)))
rr.TextLog.columns(text=["a", "b"])
rr.Image.columns(buffer=[b"ab", b"cd"], format=[rc.ImageFormat(1, 2, color_model="L", channel_datatype="U8")] * 2)
rr.VideoFrameReference.columns_secs([0.5, 1.0])
rr.VideoFrameReference.columns_nanos([5, 6])
rr.AnyValues(a=1, b=[1.5, 2.5], c="text", d=["x", "y"], e=True, f=None)
rr.AnyValues(np_i8=np.array([1, 2], np.int8), np_2d=np.zeros((2, 3)), blob=b"abc", comp=rc.RadiusBatch([1, 2]))
rr.AnyValues.columns(a=[1, 2, 3], b=["x", "y", "z"])
rr.AnyValues().with_component_override("p", "rerun.components.Position3D", [[1, 2, 3]])
rr.DynamicArchetype("MyArch", components={"x": [1, 2], "y": "t"})
rr.DynamicArchetype("MyArch", components={"z": rc.Position3DBatch([1, 2, 3])})
[rr.AnyBatchValue("any", [1, 2, 3])]
""".strip().splitlines()

_BLUEPRINT = """
rrb.archetypes.Background(color=[1, 2, 3])
rrb.archetypes.Background("GradientBright")
rrb.archetypes.Background((1, 2, 3))
rrb.archetypes.Background(rrb.BackgroundKind.GradientDark)
rrb.archetypes.ContainerBlueprint("Grid", display_name="x", contents=["a", "b"], col_shares=[1, 2], row_shares=[3], active_tab="a", visible=True, grid_columns=2)
rrb.archetypes.DataframeQuery(timeline="t", filter_by_range=(1, 5), filter_is_not_null="/a:B:c", select=["t", "/a:B:c"], entity_order=["a", "b"])
rrb.archetypes.EntityBehavior(interactive=True, visible=False)
rrb.archetypes.EyeControls3D(kind="Orbital", position=[1, 2, 3], look_target=[0, 0, 0], eye_up=[0, 0, 1], speed=2, tracking_entity="a", spin_speed=0.5)
rrb.archetypes.ForceLink(enabled=True, distance=3, iterations=2)
rrb.archetypes.LineGrid3D(True, spacing=2, plane=rr.components.Plane3D.XY.with_distance(3), stroke_width=1, color=[1, 2, 3])
rrb.archetypes.LineGrid3D(plane=[0, 0, 1, 2])
rrb.archetypes.MapBackground("MapboxDark")
rrb.archetypes.MapZoom(3)
rrb.archetypes.PanelBlueprint(state="Collapsed")
rrb.archetypes.PlotLegend("LeftTop", visible=True)
rrb.archetypes.PlotLegend()
rrb.archetypes.ScalarAxis(range=[0, 1], zoom_lock=True)
rrb.archetypes.SpatialInformation("f", show_axes=True, axes=rr.ViewCoordinates.RDF)
rrb.archetypes.TableBlueprint(layout="Cards", filters=["a"], sort_by="b")
rrb.archetypes.TensorSliceSelection(width=1, height=rr.TensorDimensionSelection(2, invert=True), indices=[rr.TensorDimensionIndexSelection(3, 4)], slider=[1, 2])
rrb.archetypes.TensorViewFit("Fill")
rrb.archetypes.TensorScalarMapping(mag_filter="Linear", colormap="Viridis", gamma=2)
rrb.archetypes.TextLogColumns(timeline_columns=["a"], text_log_columns=["Body"])
rrb.archetypes.TimeAxis(link="LinkToGlobal", view_range=rr.TimeRange(start=rr.TimeRangeBoundary.cursor_relative(seq=-5), end=rr.TimeRangeBoundary.infinite()))
rrb.archetypes.TimePanelBlueprint(state="Hidden", timeline="t", playback_speed=2, fps=30, play_state="Playing", loop_mode="All", time_selection=rr.encodings.AbsoluteTimeRange(min=1, max=5))
rrb.archetypes.ViewBlueprint("3D", display_name="x", space_origin="/a", visible=True, titlebar=False)
rrb.archetypes.ViewContents(["+ /a", "- /b"])
rrb.archetypes.ViewportBlueprint(root_container=bytes(range(16)), auto_layout=True, past_viewer_recommendations=[1, 2])
rrb.archetypes.VisibleTimeRanges(timeline="t", start=rr.TimeRangeBoundary.absolute(seconds=1.5), end=rr.TimeRangeBoundary.cursor_relative(nanos=5))
rrb.archetypes.VisibleTimeRanges([rr.VisibleTimeRange("t", start=rr.TimeRangeBoundary.infinite(), end=rr.TimeRangeBoundary.infinite())])
rrb.archetypes.VisualBounds2D(x_range=[0, 1], y_range=[2, 3])
rrb.archetypes.VisualizerInstruction("Points3D", component_map=[rrb.encodings.VisualizerComponentMapping("Points3D:radii", "SourceComponent", source_component="x")])
rrb.archetypes.ActiveVisualizers([bytes(16), bytes(range(16))])
""".strip().splitlines()

CASES = [*_GENERAL, *_SHAPES, *_METHODS, *_BLUEPRINT]

# What each component makes of the same inputs.
BATCH_INPUTS = {
    "rc.ColorBatch": """
        [1, 0, 0] | [1.0, 0, 0] | [0.5] * 4 | [[1, 0, 0], [0, 1, 0]] | 0xff0000ff | [0xff0000ff, 0x00ff00ff]
        np.array([0xff0000ff], np.uint32) | np.arange(1, 9, dtype=np.uint8) | np.array([1, 2, 3], np.uint8) | [1, 2, 3, 4, 5]
        [300, 0, 0] | [-1, 0, 0] | "red" | (1, 2, 3) | [(1, 2, 3, 4), (5, 6, 7)] | [2.0, -0.5, 0.1] | np.array([[1, 2, 300]])
        np.zeros((0, 3)) | [] | np.ones((2, 2, 3), np.uint8) | np.array([[True, False, True]]) | np.array([1, 2], np.int64)
        np.array([-1]) | [np.uint32(5)] | [rc.Color([1, 2, 3])] | rc.Color([1, 2, 3]) | np.array([256, 1, 2])
        np.array([1, 2, 3, 4], np.float32) | np.full(8, 0.1, np.float32) | np.ones((2, 3), np.uint32) | [[1, 2, 300], [4, 5, 6]]
        np.array([[-3, 0, 0], [1, 2, 3]]) | [[1, 2, 3], [0.1, 0.2, 0.3]] | [(255, 0, 0), 0x00ff00ff] | -1 | 1 << 32
    """,
    "rc.ClassIdBatch": "1 | [1, 2] | True | [1.7, 2] | -1 | [-1] | np.array([-1, 70000]) | 70000 | [np.nan] | np.array([1.5])",
    "rc.RadiusBatch": "1 | [1, 2] | np.arange(3) | [[1, 2], [3, 4]] | 'x' | True | np.nan | [] | np.float64(2) | [rr.Radius(3)]",
    "rc.TextBatch": "'a' | ['a', 1, None] | 5 | b'ab' | np.array(['a', 'b']) | [] | ('x', 'y') | rc.Text('t') | [rc.Text('t')]",
    "rc.ShowLabelsBatch": "True | [1, 0] | np.array([0, 2]) | [] | 0",
    "rc.Position3DBatch": """
        [1, 2, 3] | [[1, 2, 3]] | np.zeros((2, 2, 3)) | np.zeros((2, 2)) | np.zeros((0, 2)) | [] | [1, 2] | [1j, 2, 3]
        rc.Position3D([1, 2, 3]) | [rc.Position3D([1, 2, 3]), [4, 5, 6]] | np.zeros(6, bool) | [[np.nan, np.inf, 0]]
    """,
    "rc.TriangleIndicesBatch": "[1.5, 2, 3] | [-1, 2, 3] | np.array([-1, 2, 3]) | [1, 2, 3, 4] | np.arange(6) | [[1, 2, 3]]",
    "rc.TransformMat3x3Batch": "np.eye(3) | np.arange(9) | np.arange(18).reshape(2, 9) | np.arange(18).reshape(2, 3, 3) | []",
    "rc.RotationQuatBatch": "[0, 0, 0, 1] | np.arange(8) | [rr.Quaternion(xyzw=[0, 0, 0, 1]), [1, 2, 3, 4]] | [1, 2, 3] | []",
    "rc.BlobBatch": "b'ab' | [b'ab', b'c'] | [1, 2, 3] | np.zeros((2, 3), np.uint8) | np.array([1, 300], np.uint16) | []",
    "rc.FillModeBatch": "'solid' | 3 | ['MajorWireframe', 3] | 'nope' | 99 | rc.FillMode.Solid | []",
    "rc.LineStrip3DBatch": "[[]] | [[], [[1, 2, 3]]] | np.zeros((2, 2, 2, 3)) | [0, 0, 0, 1, 1, 1] | [np.zeros(6), np.zeros((1, 3))]",
    "rc.ValueRangeBatch": "[1, 2] | [[1, 2], [3, 4]] | (0, np.inf)",
    "rc.VoxelIndexBatch": "[[1, -2, 3]] | [[1 << 40, -2, 3]] | np.arange(6)",
    "rc.SphericalHarmonics3RgbBatch": "np.zeros((2, 15, 3)) | np.zeros(45) | np.zeros((2, 45)) | np.zeros((2, 3))",
}
CASES += [
    f"{batch}({text.strip()})"
    for batch, inputs in BATCH_INPUTS.items()
    for line in inputs.strip().splitlines()
    for text in line.split(" | ")
]

_CRASHES = "the official SDK fails on its own code here and writes nothing useful"
_MORE = "we accept what the official SDK does not"

DIFFERENT = {
    "rr.AnnotationContext(rr.AnnotationInfo(5))": _MORE,
    'rr.Pinhole(fov_y=0.5, width=640, height=480, image_plane_distance=2, color=[1, 2, 3], line_width=0.1, child_frame="a", parent_frame="b")': "the field of view needs no aspect ratio where the size is known",
    "rr.Boxes2D(array=[[1, 2, 3, 4], [5, 6, 7, 8]], array_format=rr.Box2DFormat.YXHW)": "the official SDK also reverses the order of the boxes",
    "rr.Boxes3D(half_sizes=[[1, 2, 3]], rotations=[rr.RotationAxisAngle([1, 0, 0], degrees=90), rr.Quaternion(xyzw=[0, 0, 0, 1])])": "mixed rotations become quaternions",
    "rr.Ellipsoids3D(radii=2.5)": _CRASHES,
    "rr.Tensor.cleared()": "cleared fields are empty; the official SDK writes a tensor without values",
    "rr.AnnotationContext.cleared()": "cleared fields are empty; the official SDK writes a context without classes",
    "rr.Points3D.columns(colors=np.zeros((2, 2, 3)))": "the official SDK loses the colours beyond the first of each row",
    "rr.VideoFrameReference.columns_secs([0.5, 1.0])": "the official SDK cuts seconds to integers",
    'rrb.archetypes.Background("GradientBright")': _MORE,
    'rrb.archetypes.DataframeQuery(timeline="t", filter_by_range=(1, 5), filter_is_not_null="/a:B:c", select=["t", "/a:B:c"], entity_order=["a", "b"])': "components have a colon in their names",
    'rrb.archetypes.TableBlueprint(layout="Cards", filters=["a"], sort_by="b")': _MORE,
    "rc.ColorBatch(np.ones((2, 2, 3), np.uint8))": "all leading axes count",
    "rc.LineStrip3DBatch(np.zeros((2, 2, 2, 3)))": "all leading axes count",
    "rc.LineStrip3DBatch([0, 0, 0, 1, 1, 1])": "points, not numbers, make a strip",
    "rr.LineStrips2D([[0, 0, 0], [1, 1, 1]])": "a strip of wrong points stays empty, the others are kept",
    "rc.LineStrip3DBatch([np.zeros(6), np.zeros((1, 3))])": "a strip of wrong points stays empty, the others are kept",
}
