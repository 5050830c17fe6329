"""Views of graphs: where nodes go, and what is drawn of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import rerun as rr
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.drawables import UiStrokes, UiTriangles, View
from rerun_render.scene.theme import DARK
from rerun_render.scene.views.graph.edges import edge_paths
from rerun_render.scene.views.graph.forces import Forces, simulate
from rerun_render.scene.views.graph.repulsion import repulsion
from tests.helpers.flat import boxes, scene_of, writing

FREE = (np.nan, np.nan)


def draw(log: Callable[[rr.RecordingStream], None], **options: Any) -> tuple[View, dict[str, tuple[float, float]]]:
    """The first view, and where its texts are."""
    scene, reporter = scene_of(log, **options)
    with writing() as found:
        (view,) = scene.frame(None).views
    assert reporter.losses == ()
    return view, {piece.text: (piece.x, piece.y) for piece in found}


def nodes(ids: list[str], **options: Any) -> Callable[[rr.RecordingStream], None]:
    return lambda rec: rec.log("g", rr.GraphNodes(ids, **options), static=True)


def laid_out(count: int, edges: list[tuple[int, int]], **options: Any) -> np.ndarray:
    fixed = np.full((count, 2), np.nan)
    return simulate(fixed, np.array(edges, np.intp).reshape(-1, 2), np.full(count, 4.0), Forces(**options))


def test_given_places_are_kept_at_one_pixel_per_unit() -> None:
    _, at = draw(nodes(["a", "b"], positions=[(0, 0), (100, 50)]))
    assert (at["b"][0] - at["a"][0], at["b"][1] - at["a"][1]) == (100, 50) or at["b"][1] - at["a"][1] == 50
    assert (at["a"][0] + at["b"][0]) / 2 == pytest.approx(200, abs=6)


def test_large_graphs_shrink_into_the_view() -> None:
    view, at = draw(nodes(["a", "b"], positions=[(0, 0), (1000, 0)]))
    assert 300 < at["b"][0] - at["a"][0] < 400
    solid = boxes(view)
    assert solid[:, 0].min() >= 0
    assert solid[:, 2].max() <= 400


def test_far_away_texts_are_bars() -> None:
    _, at = draw(nodes(["a", "b"], positions=[(0, 0), (10_000, 0)]))
    assert at == {}


def test_labels_show_names_unless_others_are_logged_or_they_are_off() -> None:
    assert set(draw(nodes(["a", "b"], labels=["A"]))[1]) == {"A"}
    assert set(draw(nodes(["a", "b"]))[1]) == {"a", "b"}
    view, at = draw(nodes(["a"], show_labels=False, radii=[7], positions=[(0, 0)]))
    assert at == {}
    (disc,) = boxes(view).tolist()
    assert disc[2] - disc[0] == 14


def test_edges_name_nodes_that_were_not_logged() -> None:
    view, at = draw(lambda rec: rec.log("g", rr.GraphEdges([("x", "y")], graph_type="directed"), static=True))
    assert at == {}
    assert len(boxes(view)) == 2
    assert any(isinstance(layer, UiStrokes) for layer in view.ui)
    assert any(isinstance(layer, UiTriangles) for layer in view.ui)


def test_undirected_edges_have_no_heads() -> None:
    view, _ = draw(lambda rec: rec.log("g", rr.GraphEdges([("x", "y")], graph_type="undirected"), static=True))
    assert not any(isinstance(layer, UiTriangles) for layer in view.ui)


def test_edges_end_at_the_boxes_of_nodes() -> None:
    centers, sizes = np.array([(0.0, 0.0), (100.0, 0.0)]), np.array([(20.0, 10.0), (40.0, 10.0)])
    ((path, direction),) = edge_paths([(0, 1)], centers, sizes)
    assert path.tolist() == [[10, 0], [80, 0]]
    assert direction.tolist() == [1, 0]


def test_several_edges_between_two_nodes_fan_out() -> None:
    centers, sizes = np.array([(0.0, 0.0), (100.0, 0.0)]), np.full((2, 2), 10.0)
    paths = [path for path, _ in edge_paths([(0, 1), (1, 0), (0, 1)], centers, sizes)]
    middles = [float(path[len(path) // 2][1]) for path in paths]
    assert middles[0] == pytest.approx(-middles[2])
    assert middles[1] == pytest.approx(0, abs=1e-9)
    assert paths[1][0][0] > paths[1][-1][0], "the second runs backwards"


def test_loops_stand_above_their_node() -> None:
    ((path, direction),) = edge_paths([(0, 0)], np.zeros((1, 2)), np.full((1, 2), 10.0))
    assert path[:, 1].max() == -5
    assert path[:, 1].min() < -20
    assert direction[1] > 0


def test_edges_of_nodes_that_overlap_are_not_drawn() -> None:
    assert edge_paths([(0, 1)], np.array([(0.0, 0.0), (5.0, 0.0)]), np.full((2, 2), 10.0)) == []


def test_a_triangle_lies_as_in_the_viewer() -> None:
    """Measured: a, c, b (the viewer's order) at these places about their middle."""
    places = laid_out(3, [(0, 2), (2, 1), (1, 0)])
    places -= places.mean(axis=0)
    np.testing.assert_allclose(places, [(31.3, 16.3), (-29.7, 19.3), (-1.7, -35.7)], atol=1.0)


def test_forces_can_be_turned_off_and_set() -> None:
    near, far = (laid_out(2, [(0, 1)], link_distance=length, repulsion=None) for length in (20.0, 200.0))
    assert np.hypot(*(near[1] - near[0])) == pytest.approx(20, rel=0.1)
    assert np.hypot(*(far[1] - far[0])) == pytest.approx(200, rel=0.1)
    moved = laid_out(1, [], pull=0.5, pull_to=(50.0, -20.0))
    np.testing.assert_allclose(moved, [(50, -20)], atol=0.5)


def test_fixed_nodes_stay_while_others_move() -> None:
    fixed = np.array([(0.0, 0.0), FREE])
    places = simulate(fixed, np.array([(0, 1)]), np.full(2, 4.0), Forces())
    assert places[0].tolist() == [0, 0]
    assert 40 < np.hypot(*places[1]) < 90


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000)), min_size=2, max_size=40))
def test_repulsion_is_close_to_the_sum_over_all_pairs(points: list[tuple[int, int]]) -> None:
    places = np.array(points, np.float64)
    step = places[None] - places[:, None]
    square = (step * step).sum(axis=2)
    near = np.where(square < 1, np.sqrt(square), square)
    weight = np.divide(-30.0, near, out=np.zeros_like(near), where=near > 0)
    exact = (step * weight[:, :, None]).sum(axis=1)
    size = np.linalg.norm(step * weight[:, :, None], axis=2).sum(axis=1)
    assert (np.linalg.norm(repulsion(places, -30.0) - exact, axis=1) <= 0.5 * size + 1e-6).all()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_nodes_in_one_place_give_finite_places(count: int) -> None:
    fixed = np.array([(0.0, 0.0)] * count + [FREE])
    edges = np.array([(i, count) for i in range(count)])
    assert np.isfinite(simulate(fixed, edges, np.full(count + 1, 4.0), Forces(collision=1.0, center=0.1))).all()


def test_many_thousand_nodes_are_drawn() -> None:
    count = 20_000

    def log(rec: rr.RecordingStream) -> None:
        places = np.random.default_rng(0).normal(size=(count, 2)) * 1000
        rec.log("g", rr.GraphNodes([str(i) for i in range(count)], positions=places, show_labels=False), static=True)

    view, _ = draw(log)
    assert len(boxes(view)) == count


def test_a_picture_stays_the_same_while_its_graph_does() -> None:
    def log(rec: rr.RecordingStream) -> None:
        nodes(["a", "b"])(rec)
        for step in range(3):
            rec.set_time("step", sequence=step)
            rec.log("other", rr.TextLog("x"))

    scene, _ = scene_of(log, view="g", timeline="step")
    assert scene.frame(0).views[0] is scene.frame(2).views[0]


def test_colours_are_those_of_texts_and_discs() -> None:
    with writing() as found:
        scene_of(nodes(["a"], colors=[[255, 0, 0]]))[0].frame(None)
    assert found[-1].color == (255, 0, 0, 255)
    view, _ = draw(nodes(["a"], show_labels=False))
    assert boxes(view)[0, 4:].tolist() == list(DARK.text)
