"""Containers: how views share the room they have."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ._store import BlueprintWriter
from .archetypes import ContainerBlueprint
from .components import ContainerKind
from .view import View

if TYPE_CHECKING:
    from .layout import Blueprint


class Container:
    """Base of the containers.

    args: views and containers, in order; or else `contents`, an iterable of them.
    kind: how they are laid out. column_shares, row_shares: relative sizes of the columns and rows (missing ones are 1).
    grid_columns: columns of a grid. active_tab: the tab in front: its index or the name of its view.
    name: title of the container. visible: whether it takes part in the layout (yes).
    """

    def __init__(
        self,
        *args: Container | View,
        contents: Iterable[Container | View] | None = None,
        kind: Any,
        column_shares: Sequence[float] | Any | None = None,
        row_shares: Sequence[float] | Any | None = None,
        grid_columns: int | None = None,
        active_tab: int | str | None = None,
        name: str | None = None,
        visible: bool | None = None,
    ) -> None:
        if args and contents is not None:
            raise ValueError("expected contents as arguments or as `contents`, got both")
        self.id = uuid.uuid4()
        self.contents = tuple(args if contents is None else contents)
        self.kind = kind
        self.column_shares = column_shares
        self.row_shares = row_shares
        self.grid_columns = grid_columns
        self.active_tab = active_tab
        self.name = name
        self.visible = visible

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.contents))})"

    def blueprint_path(self) -> str:
        """Where the blueprint keeps this container."""
        return f"container/{self.id}"

    def to_container(self) -> Container:
        """The container itself."""
        return self

    def to_blueprint(self) -> Blueprint:
        """A blueprint with this container as its root."""
        from .layout import Blueprint

        return Blueprint(self)

    def _log_to_stream(self, stream: BlueprintWriter) -> None:
        for part in self.contents:
            part._log_to_stream(stream)
        container = ContainerBlueprint(
            self.kind,
            display_name=self.name,
            contents=[part.blueprint_path() for part in self.contents],
            col_shares=self.column_shares,
            row_shares=self.row_shares,
            active_tab=self._active_tab_path(),
            visible=self.visible,
            grid_columns=self.grid_columns,
        )
        stream.log(self.blueprint_path(), container)

    def _active_tab_path(self) -> str | None:
        """Path of the tab in front.

        Without `active_tab` that is the last view without a name, as the official SDK has it, so that a layout looks
        the same whoever wrote it.
        """
        path = None
        for index, part in enumerate(self.contents):
            if index == self.active_tab or (isinstance(part, View) and part.name == self.active_tab):
                path = part.blueprint_path()
        if path is None and self.active_tab is not None:
            names = [part.name for part in self.contents]
            raise ValueError(f"expected one of the views {names} or its index as active tab, got {self.active_tab!r}")
        return path


class Horizontal(Container):
    """Side by side. column_shares: relative widths. The rest is as in `Container`."""

    def __init__(
        self,
        *args: Container | View,
        contents: Iterable[Container | View] | None = None,
        column_shares: Sequence[float] | Any | None = None,
        name: str | None = None,
        visible: bool | None = None,
    ) -> None:
        super().__init__(
            *args,
            contents=contents,
            kind=ContainerKind.Horizontal,
            column_shares=column_shares,
            name=name,
            visible=visible,
        )


class Vertical(Container):
    """One below the other. row_shares: relative heights. The rest is as in `Container`."""

    def __init__(
        self,
        *args: Container | View,
        contents: Iterable[Container | View] | None = None,
        row_shares: Sequence[float] | Any | None = None,
        name: str | None = None,
        visible: bool | None = None,
    ) -> None:
        super().__init__(
            *args, contents=contents, kind=ContainerKind.Vertical, row_shares=row_shares, name=name, visible=visible
        )


class Grid(Container):
    """Row by row. grid_columns: how many columns; else the viewer chooses. The rest is as in `Container`."""

    def __init__(
        self,
        *args: Container | View,
        contents: Iterable[Container | View] | None = None,
        column_shares: Sequence[float] | Any | None = None,
        row_shares: Sequence[float] | Any | None = None,
        grid_columns: int | None = None,
        name: str | None = None,
        visible: bool | None = None,
    ) -> None:
        super().__init__(
            *args,
            contents=contents,
            kind=ContainerKind.Grid,
            column_shares=column_shares,
            row_shares=row_shares,
            grid_columns=grid_columns,
            name=name,
            visible=visible,
        )


class Tabs(Container):
    """One at a time. active_tab: index, or name of a view. The rest is as in `Container`."""

    def __init__(
        self,
        *args: Container | View,
        contents: Iterable[Container | View] | None = None,
        active_tab: int | str | None = None,
        name: str | None = None,
        visible: bool | None = None,
    ) -> None:
        super().__init__(
            *args, contents=contents, kind=ContainerKind.Tabs, active_tab=active_tab, name=name, visible=visible
        )
