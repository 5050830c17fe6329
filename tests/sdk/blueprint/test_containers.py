"""Containers and their parameters."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun.blueprint as rrb
from blueprint_values import stored

KINDS = {rrb.Tabs: 1, rrb.Horizontal: 2, rrb.Vertical: 3, rrb.Grid: 4}


def fields(container: rrb.Container) -> dict[str, list[Any]]:
    values = stored(container)[container.blueprint_path()]
    return {name.partition(":")[2]: value for name, value in values.items()}


def views(count: int) -> list[rrb.View]:
    return [rrb.Spatial2DView(origin=f"v{i}", name=f"view {i}") for i in range(count)]


@pytest.mark.parametrize("kind", KINDS)
def test_kind_and_contents(kind: type[rrb.Container]) -> None:
    parts = views(3)
    for container in (kind(*parts), kind(contents=parts), kind(contents=iter(parts))):
        assert fields(container) == {
            "container_kind": [KINDS[kind]],
            "contents": [part.blueprint_path() for part in parts],
        }


@pytest.mark.parametrize("kind", KINDS)
def test_name_and_visibility(kind: type[rrb.Container]) -> None:
    values = fields(kind(*views(1), name="left side", visible=False))
    assert (values["display_name"], values["visible"]) == (["left side"], [False])


@pytest.mark.parametrize("kind", KINDS)
def test_contents_are_given_once(kind: type[rrb.Container]) -> None:
    with pytest.raises(ValueError, match="got both"):
        kind(*views(1), contents=views(1))


@pytest.mark.parametrize("kind", KINDS)
def test_empty_container(kind: type[rrb.Container]) -> None:
    assert fields(kind()) == {"container_kind": [KINDS[kind]], "contents": []}


@pytest.mark.parametrize("kind", [rrb.Horizontal, rrb.Grid])
def test_column_shares(kind: Any) -> None:
    assert fields(kind(*views(2), column_shares=[1, 2.5]))["col_shares"] == [1.0, 2.5]


@pytest.mark.parametrize("kind", [rrb.Vertical, rrb.Grid])
def test_row_shares(kind: Any) -> None:
    assert fields(kind(*views(2), row_shares=np.array([3, 4])))["row_shares"] == [3.0, 4.0]


def test_grid_columns() -> None:
    assert fields(rrb.Grid(*views(4), grid_columns=2))["grid_columns"] == [2]


@pytest.mark.parametrize("tab", [1, "view 1"])
def test_active_tab(tab: int | str) -> None:
    parts = views(3)
    assert fields(rrb.Tabs(*parts, active_tab=tab))["active_tab"] == [parts[1].blueprint_path()]


def test_without_active_tab_the_last_nameless_view_is_in_front() -> None:
    parts = [rrb.Spatial2DView(), rrb.Spatial3DView(), rrb.TextLogView(name="named")]
    assert fields(rrb.Tabs(*parts))["active_tab"] == [parts[1].blueprint_path()]


@pytest.mark.parametrize("tab", [3, "nobody"])
def test_unknown_active_tab(tab: int | str) -> None:
    with pytest.raises(ValueError, match=f"as active tab, got {tab!r}"):
        stored(rrb.Tabs(*views(3), active_tab=tab))


def test_containers_in_containers() -> None:
    inner = rrb.Vertical(*views(2))
    outer = rrb.Horizontal(inner, *views(1))
    values = stored(outer)
    assert values[outer.blueprint_path()]["ContainerBlueprint:contents"][0] == inner.blueprint_path()
    assert len(values[inner.blueprint_path()]["ContainerBlueprint:contents"]) == 2
    assert len([path for path in values if path.endswith("/ViewContents")]) == 3
