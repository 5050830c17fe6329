"""`ContainerBlueprint`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ContainerBlueprint"]


class ContainerBlueprint(Archetype):
    """A container of views and containers.

    Parameters
    ----------
    container_kind:
        One of `Tabs`, `Horizontal`, `Vertical`, `Grid`. How a container arranges what is inside.
    display_name:
        Text. Name to show.
    contents:
        N entity paths. What is inside, in order.
    col_shares:
        (N,) float32, or one number. Width of a column relative to the others. Default: equal.
    row_shares:
        (N,) float32, or one number. Height of a row relative to the others. Default: equal.
    active_tab:
        Entity path, a text. Path of the tab in front. Default: the first.
    visible:
        True or False. Whether it is drawn. Default: True.
    grid_columns:
        Integer, uint32. Number of columns of a grid. Default: by the viewer.
    """

    _NAME = "rerun.blueprint.archetypes.ContainerBlueprint"
    _FIELDS = fields(
        _NAME,
        container_kind=blueprint_components.ContainerKindBatch,
        display_name=components.NameBatch,
        contents=blueprint_components.IncludedContentBatch,
        col_shares=blueprint_components.ColumnShareBatch,
        row_shares=blueprint_components.RowShareBatch,
        active_tab=blueprint_components.ActiveTabBatch,
        visible=components.VisibleBatch,
        grid_columns=blueprint_components.GridColumnsBatch,
    )

    container_kind: blueprint_components.ContainerKindBatch | None
    display_name: components.NameBatch | None
    contents: blueprint_components.IncludedContentBatch | None
    col_shares: blueprint_components.ColumnShareBatch | None
    row_shares: blueprint_components.RowShareBatch | None
    active_tab: blueprint_components.ActiveTabBatch | None
    visible: components.VisibleBatch | None
    grid_columns: blueprint_components.GridColumnsBatch | None

    def __init__(
        self,
        container_kind: blueprint_components.ContainerKindLike,
        *,
        display_name: encodings.Utf8Like | None = None,
        contents: encodings.EntityPathArrayLike | None = None,
        col_shares: encodings.Float32ArrayLike | None = None,
        row_shares: encodings.Float32ArrayLike | None = None,
        active_tab: encodings.EntityPathLike | None = None,
        visible: encodings.BoolLike | None = None,
        grid_columns: encodings.UInt32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                container_kind=container_kind,
                display_name=display_name,
                contents=contents,
                col_shares=col_shares,
                row_shares=row_shares,
                active_tab=active_tab,
                visible=visible,
                grid_columns=grid_columns,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        container_kind: blueprint_components.ContainerKindLike | None = None,
        display_name: encodings.Utf8Like | None = None,
        contents: encodings.EntityPathArrayLike | None = None,
        col_shares: encodings.Float32ArrayLike | None = None,
        row_shares: encodings.Float32ArrayLike | None = None,
        active_tab: encodings.EntityPathLike | None = None,
        visible: encodings.BoolLike | None = None,
        grid_columns: encodings.UInt32Like | None = None,
    ) -> ContainerBlueprint:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "container_kind": container_kind,
                "display_name": display_name,
                "contents": contents,
                "col_shares": col_shares,
                "row_shares": row_shares,
                "active_tab": active_tab,
                "visible": visible,
                "grid_columns": grid_columns,
            },
        )
