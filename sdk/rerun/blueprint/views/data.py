"""Views of tensors, tables, maps and graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import archetypes
from ..components import MapProvider, ViewFit
from ..view import View, view_properties


class TensorView(View):
    """A slice of a tensor.

    slice_selection: which dimensions are shown, and where the others are cut. scalar_mapping: values to colours.
    view_fit: a `TensorViewFit` or its `ViewFit`. The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        slice_selection: archetypes.TensorSliceSelection | None = None,
        scalar_mapping: archetypes.TensorScalarMapping | None = None,
        view_fit: archetypes.TensorViewFit | ViewFit | str | None = None,
    ) -> None:
        properties = view_properties(
            TensorSliceSelection=slice_selection,
            TensorScalarMapping=scalar_mapping,
            TensorViewFit=view_fit,
        )
        super().__init__(
            class_identifier="Tensor",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )


class DataframeView(View):
    """A table of what was logged.

    query: which rows and columns. The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        query: archetypes.DataframeQuery | None = None,
    ) -> None:
        properties = view_properties(
            DataframeQuery=query,
        )
        super().__init__(
            class_identifier="Dataframe",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )


class MapView(View):
    """Places on a map of the world.

    zoom: a `MapZoom` or its level. background: a `MapBackground` or its `MapProvider`. The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        zoom: archetypes.MapZoom | float | None = None,
        background: archetypes.MapBackground | MapProvider | str | None = None,
    ) -> None:
        properties = view_properties(
            MapZoom=zoom,
            MapBackground=background,
        )
        super().__init__(
            class_identifier="Map",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )


class GraphView(View):
    """Nodes and edges, placed by forces.

    background: a `GraphBackground`. visual_bounds: what part of the plane is visible. force_link, force_many_body,
    force_position, force_collision_radius, force_center: what moves the nodes. The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        background: archetypes.GraphBackground | None = None,
        visual_bounds: archetypes.VisualBounds2D | None = None,
        force_link: archetypes.ForceLink | None = None,
        force_many_body: archetypes.ForceManyBody | None = None,
        force_position: archetypes.ForcePosition | None = None,
        force_collision_radius: archetypes.ForceCollisionRadius | None = None,
        force_center: archetypes.ForceCenter | None = None,
    ) -> None:
        properties = view_properties(
            GraphBackground=background,
            VisualBounds2D=visual_bounds,
            ForceLink=force_link,
            ForceManyBody=force_many_body,
            ForcePosition=force_position,
            ForceCollisionRadius=force_collision_radius,
            ForceCenter=force_center,
        )
        super().__init__(
            class_identifier="Graph",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )
