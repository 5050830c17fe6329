"""The blueprint as a whole: one root container and the panels around it."""

from __future__ import annotations

import os
import warnings
from typing import Any

from ._store import BlueprintStore, BlueprintWriter, write_file
from .archetypes import ViewportBlueprint
from .containers import Container, Tabs
from .panels import BlueprintPanel, Panel, SelectionPanel, TimePanel, TopPanel
from .view import View

ContainerLike = Container | View
BlueprintPart = Container | View | TopPanel | BlueprintPanel | SelectionPanel | TimePanel

# In the order in which they are stored; what `collapse_panels` closes is marked.
_PANELS: tuple[tuple[str, type[Panel], bool], ...] = (
    ("top_panel", TopPanel, False),
    ("blueprint_panel", BlueprintPanel, True),
    ("selection_panel", SelectionPanel, True),
    ("time_panel", TimePanel, True),
)


class Blueprint:
    """What the viewer shows, and how.

    >>> import rerun.blueprint as rrb
    >>> blueprint = rrb.Blueprint(
    ...     rrb.Horizontal(rrb.Spatial3DView(), rrb.TimeSeriesView(origin="/speed"), column_shares=[2, 1]),
    ...     rrb.TimePanel(state="collapsed"),
    ... )

    parts: views, containers, and at most one panel of each kind. Several views or containers become tabs.
    auto_layout: the viewer arranges the views. auto_views: the viewer adds views for what none of them shows.
        Both are on by default if there is neither view nor container.
    collapse_panels: panels that are not among the parts are collapsed.
    """

    def __init__(
        self,
        *parts: BlueprintPart,
        auto_layout: bool | None = None,
        auto_views: bool | None = None,
        collapse_panels: bool = False,
        auto_space_views: bool | None = None,
    ) -> None:
        if auto_space_views is not None:
            warnings.warn("`auto_space_views` is called `auto_views` now", DeprecationWarning, stacklevel=2)
            auto_views = auto_space_views if auto_views is None else auto_views
        contents: list[ContainerLike] = []
        self._panels: dict[str, Panel] = {}
        for part in parts:
            if isinstance(part, Container | View):
                contents.append(part)
                continue
            name = next((name for name, panel, _ in _PANELS if isinstance(part, panel)), None)
            if name is None:
                raise ValueError(f"expected views, containers and panels, got {part!r}")
            if name in self._panels:
                raise ValueError(f"expected at most one {type(part).__name__}, got several")
            self._panels[name] = part
        self.root_container: Container | None = None
        if len(contents) == 1:
            self.root_container = contents[0].to_container()
        elif contents:
            self.root_container = Tabs(contents=contents)
        self.auto_layout = not contents or None if auto_layout is None else auto_layout
        self.auto_views = not contents or None if auto_views is None else auto_views
        self.collapse_panels = collapse_panels

    def to_blueprint(self) -> Blueprint:
        """The blueprint itself."""
        return self

    def _log_to_stream(self, stream: BlueprintWriter) -> None:
        root = self.root_container
        if root is not None:
            root._log_to_stream(stream)
        viewport = ViewportBlueprint(
            root_container=None if root is None else root.id.bytes,
            auto_layout=self.auto_layout,
            auto_views=self.auto_views,
        )
        stream.log("viewport", viewport)
        for name, make_panel, collapsible in _PANELS:
            panel = self._panels.get(name)
            if panel is None and collapsible and self.collapse_panels:
                panel = make_panel(state="collapsed")  # type: ignore[call-arg]
            if panel is not None:
                panel._log_to_stream(stream)

    def save(self, application_id: str, path: str | os.PathLike[str] | None = None) -> None:
        """Write the blueprint to a file, `<application_id>.rbl` by default.

        application_id: the application whose recordings it is for. Raises RuntimeError if it cannot be written.
        """
        store = create_in_memory_blueprint(application_id=application_id, blueprint=self)
        write_file(f"{application_id}.rbl" if path is None else path, store)

    def connect_grpc(
        self,
        application_id: str,
        *,
        url: str | None = None,
        make_active: bool = True,
        make_default: bool = True,
    ) -> None:
        """Send the blueprint to a running viewer: not supported yet, see `spawn`."""
        self._no_live("Blueprint.connect_grpc", application_id)

    def spawn(
        self,
        application_id: str,
        *,
        port: int = 9876,
        memory_limit: str = "75%",
        hide_welcome_screen: bool = False,
        detach_process: bool = True,
    ) -> None:
        """Start a viewer with this blueprint: not supported yet.

        In strict mode it raises; else it warns and saves the blueprint to a file that the warning names.
        """
        self._no_live("Blueprint.spawn", application_id)

    def _no_live(self, call: str, application_id: str) -> None:
        from .._live import no_live_viewer

        no_live_viewer(call, application_id, self)


BlueprintLike = Blueprint | View | Container


def create_in_memory_blueprint(*, application_id: str, blueprint: BlueprintLike | Any) -> BlueprintStore:
    """The blueprint as chunks of a store of its own, for recordings of `application_id`."""
    if not hasattr(blueprint, "to_blueprint"):
        raise TypeError(f"expected a Blueprint, a container or a view as blueprint, got {type(blueprint).__name__}")
    writer = BlueprintWriter(application_id)
    blueprint.to_blueprint()._log_to_stream(writer)
    return writer.finish()
