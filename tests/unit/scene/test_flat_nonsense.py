"""Views without a space, shown what no sane program logs: a frame comes out, and bad entities are named."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import Timeline
from rerun_render.scene.scene import Scene
from rerun_render.store.recording import Recording

REQUIRED = {
    "TextDocument": "TextDocument:text",
    "TextLog": "TextLog:text",
    "Tensor": "Tensor:data",
    "StateTimeline": "StateChange:state",
    "Graph": "GraphNodes:node_ids",
    "Map": "GeoPoints:positions",
}
OTHERS = {
    "TextDocument": ["TextDocument:media_type"],
    "TextLog": ["TextLog:level", "TextLog:color"],
    "Tensor": ["Tensor:value_range"],
    "StateTimeline": [f"StateConfiguration:{field}" for field in ("values", "labels", "colors", "visible")],
    "Graph": [
        *(f"GraphNodes:{field}" for field in ("positions", "colors", "labels", "radii", "show_labels")),
        "GraphEdges:edges",
        "GraphEdges:graph_type",
    ],
    "Map": [*(f"GeoPoints:{field}" for field in ("radii", "colors", "class_ids")), "GeoLineStrings:line_strings"],
}
CELLS = [
    pa.array([1.5, float("nan"), None]),
    pa.array([-1, 2**40, None]),
    pa.array([0, 255], pa.uint8()),
    pa.array([True, None]),
    pa.array(["a", "\0\n\t", None, ""]),
    pa.array([], pa.string()),
    pa.array([], pa.float32()),
    pa.nulls(2),
    pa.array([[1.0, 2.0], None], pa.list_(pa.float32(), 2)),
    pa.array([[1.0], [], None], pa.list_(pa.float64())),
    pa.array([[[1.0, 2.0], [float("inf"), 0.0]]], pa.list_(pa.list_(pa.float64(), 2))),
    pa.array([{"first": "a", "second": None}, None]),
    pa.array([{"shape": [2, 3], "buffer": [1.0]}]),
    pa.array([{"shape": [2**40, 2**40], "buffer": [1.0]}]),
    pa.array([b"\xff\xfe", None]),
]


def recording(components: dict[str, pa.Array]) -> Recording:
    chunks = []
    for number, time in enumerate((None, 3)):
        columns = {
            name: pa.ListArray.from_arrays(pa.array([0, len(cell)], pa.int32()), cell)
            for name, cell in components.items()
        }
        chunks.append(
            Chunk(
                EntityPath.parse(f"/e{number}"),
                (number + 1).to_bytes(16, "big"),
                np.array([(0, number + 1)], np.uint64),
                {} if time is None else {Timeline("frame"): np.array([time], np.int64)},
                columns,
                {name: ComponentDescriptor(name) for name in columns},
            )
        )
    return Recording.from_chunks(chunks)


def draw(components: dict[str, pa.Array]) -> Reporter:
    """Draws all views at three times."""
    reporter = Reporter()
    scene = Scene(recording(components), "frame", size=(300, 200), reporter=reporter)
    for time in (0, 3, 5):
        frame = scene.frame(time)
        for layer in frame.ui_layers:
            assert len(layer[1]) > 0
    return reporter


@pytest.mark.parametrize("class_name", REQUIRED)
@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell.type}-{len(cell)}")
def test_required_values_of_any_type(class_name: str, cell: pa.Array) -> None:
    draw({REQUIRED[class_name]: cell})


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(st.data())
def test_values_of_any_type_together(data: st.DataObject) -> None:
    class_name = data.draw(st.sampled_from(sorted(REQUIRED)))
    names = [REQUIRED[class_name], *OTHERS[class_name]]
    draw({name: data.draw(st.sampled_from(CELLS)) for name in names if data.draw(st.booleans()) or name == names[0]})


@pytest.mark.parametrize(
    ("class_name", "cell"),
    [("Tensor", pa.array([1.5])), ("Map", pa.array(["a"])), ("StateTimeline", pa.array([{"a": 1}]))],
)
def test_bad_entities_are_reported(class_name: str, cell: pa.Array) -> None:
    assert "bad-entity" in {issue.kind for issue in draw({REQUIRED[class_name]: cell})}
