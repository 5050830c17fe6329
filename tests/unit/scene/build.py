"""Small recordings for the tests of scenes: rows logged one after another with plain Python values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

import numpy as np
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import Timeline
from rerun_render.query.cursor import Cursor
from rerun_render.scene.transforms import TransformTree
from rerun_render.store.recording import Recording

FRAME = Timeline("frame")


def _floats(width: int) -> pa.DataType:
    return pa.list_(pa.float32(), width)


_AXIS_ANGLE = pa.struct([("axis", _floats(3)), ("angle", pa.float32())])
_FORMAT = pa.struct(
    [
        ("width", pa.uint32()),
        ("height", pa.uint32()),
        ("pixel_format", pa.uint8()),
        ("color_model", pa.uint8()),
        ("channel_datatype", pa.uint8()),
    ]
)
_INFO = pa.struct([("id", pa.uint16()), ("label", pa.string()), ("color", pa.uint32())])
_CONNECTION = pa.struct([("keypoint0", pa.uint16()), ("keypoint1", pa.uint16())])
_CLASS = pa.struct(
    [
        ("info", _INFO),
        ("keypoint_annotations", pa.list_(_INFO)),
        ("keypoint_connections", pa.list_(_CONNECTION)),
    ]
)
CONTEXT_TYPE = pa.list_(pa.struct([("class_id", pa.uint16()), ("class_description", _CLASS)]))
"""One annotation context."""
_TYPES: dict[str, pa.DataType] = {
    "positions": _floats(3),
    "translation": _floats(3),
    "translations": _floats(3),
    "scale": _floats(3),
    "scales": _floats(3),
    "half_sizes": _floats(3),
    "vectors": _floats(3),
    "origins": _floats(3),
    "quaternion": _floats(4),
    "quaternions": _floats(4),
    "mat3x3": _floats(9),
    "image_from_camera": _floats(9),
    "resolution": _floats(2),
    "rotation_axis_angle": _AXIS_ANGLE,
    "rotation_axis_angles": _AXIS_ANGLE,
    "relation": pa.uint8(),
    "xyz": pa.list_(pa.uint8(), 3),
    "camera_xyz": pa.list_(pa.uint8(), 3),
    "child_frame": pa.string(),
    "parent_frame": pa.string(),
    "frame": pa.string(),
    "labels": pa.string(),
    "colors": pa.uint32(),
    "text": pa.string(),
    "is_recursive": pa.bool_(),
    "buffer": pa.list_(pa.uint8()),
    "blob": pa.list_(pa.uint8()),
    "format": _FORMAT,
    "scalars": pa.float64(),
    "class_ids": pa.uint16(),
    "keypoint_ids": pa.uint16(),
}

_chunk_numbers = count(1)


def path(text: str) -> EntityPath:
    return EntityPath.parse(text)


ClassInfo = tuple[int, str | None, int | None]
"""Id, label and packed colour of a class or keypoint."""


def described(
    info: ClassInfo,
    keypoints: Sequence[ClassInfo] = (),
    connections: Sequence[tuple[int, int]] = (),
    *,
    class_id: int | None = None,
) -> dict[str, Any]:
    """A class as it is logged."""

    def fields(values: ClassInfo) -> dict[str, Any]:
        return dict(zip(("id", "label", "color"), values, strict=True))

    return {
        "class_id": info[0] if class_id is None else class_id,
        "class_description": {
            "info": fields(info),
            "keypoint_annotations": [fields(keypoint) for keypoint in keypoints],
            "keypoint_connections": [{"keypoint0": a, "keypoint1": b} for a, b in connections],
        },
    }


def _type(component: str) -> pa.DataType:
    archetype, _, field = component.partition(":")
    if component == "AnnotationContext:context":
        return CONTEXT_TYPE
    if archetype.endswith("2D") and field in ("positions", "half_sizes"):
        return _floats(2)
    return _TYPES.get(field, pa.float32())


class Log:
    """Logs rows, each with the next row id, each in a chunk of its own."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []

    def row(self, entity: str, time: int | None = None, **values: list[Any]) -> Log:
        """Log a row; static without `time`. Keywords: `Archetype__field`."""
        columns = {
            (name := keyword.replace("__", ":")): pa.array([cell], pa.list_(_type(name)))
            for keyword, cell in values.items()
        }
        self.chunks.append(
            Chunk(
                path(entity),
                next(_chunk_numbers).to_bytes(16, "big"),
                np.array([(0, len(self.chunks) + 1)], np.uint64),
                {} if time is None else {FRAME: np.array([time], np.int64)},
                columns,
                {name: ComponentDescriptor(name) for name in columns},
            )
        )
        return self

    def points(self, entity: str, *positions: tuple[float, ...], time: int | None = None) -> Log:
        """Points3D, by default one in the origin."""
        return self.row(entity, time, Points3D__positions=[list(p) for p in positions] or [[0.0, 0.0, 0.0]])

    def points2d(self, entity: str, *positions: tuple[float, ...], time: int | None = None) -> Log:
        """Points2D, by default one in the origin."""
        return self.row(entity, time, Points2D__positions=[list(p) for p in positions] or [[0.0, 0.0]])

    def move(self, entity: str, x: float, y: float = 0.0, z: float = 0.0, time: int | None = None) -> Log:
        """Transform3D with a translation."""
        return self.row(entity, time, Transform3D__translation=[[x, y, z]])

    def pinhole(
        self, entity: str, time: int | None = None, focal: float = 10.0, size: tuple[int, int] = (16, 12)
    ) -> Log:
        """Pinhole with the principal point in the middle."""
        matrix = [focal, 0, 0, 0, focal, 0, size[0] / 2, size[1] / 2, 1]
        return self.row(entity, time, Pinhole__image_from_camera=[matrix], Pinhole__resolution=[list(size)])

    def image(self, entity: str, time: int | None = None, value: int = 0) -> Log:
        """A grey Image of 4 x 2 pixels."""
        form = {"width": 4, "height": 2, "pixel_format": None, "color_model": 1, "channel_datatype": 6}
        return self.row(entity, time, Image__buffer=[[value] * 8], Image__format=[form])

    @property
    def recording(self) -> Recording:
        return Recording.from_chunks(self.chunks)


class Frames:
    """The transform tree of a log, moved through time."""

    def __init__(self, log: Log) -> None:
        self.reporter = Reporter()
        recording = log.recording
        self.cursor = Cursor(recording, "frame" if recording.timelines else None)
        self.tree = TransformTree(self.reporter)

    def seek(self, time: int | None = None) -> set[EntityPath]:
        """Go to a time; returns what moved."""
        return self.tree.update(self.cursor.seek(time), self.cursor)

    def place(
        self, entity: str, point: tuple[float, float, float] = (0, 0, 0), target: str = "tf#/"
    ) -> list[float] | None:
        """Where a point of an entity lies in the target frame; None if there is no way."""
        placement = self.tree.world_from_entity(path(entity), target)
        if placement is None:
            return None
        return [round(v, 5) + 0.0 for v in (placement.world_from_obj @ [*point, 1])[:3].tolist()]
