"""The panels around the views."""

from __future__ import annotations

from typing import Any

from ._store import BlueprintWriter
from .archetypes import PanelBlueprint, TimePanelBlueprint
from .components import PanelState, PanelStateLike


class Panel:
    """Base of the panels.

    expanded: earlier spelling of `state`: true is expanded, false collapsed.
    state: `expanded`, `collapsed` or `hidden`.
    """

    def __init__(
        self, *, blueprint_path: str, expanded: bool | None = None, state: PanelStateLike | None = None
    ) -> None:
        if expanded is not None and state is not None:
            raise ValueError(f"expected `expanded` or `state`, got both ({expanded!r}, {state!r})")
        if expanded is not None:
            state = PanelState.Expanded if expanded else PanelState.Collapsed
        self._blueprint_path = blueprint_path
        self.state = state

    def blueprint_path(self) -> str:
        """Where the blueprint keeps this panel."""
        return self._blueprint_path

    def _log_to_stream(self, stream: BlueprintWriter) -> None:
        stream.log(self.blueprint_path(), PanelBlueprint(state=self.state))


class TopPanel(Panel):
    """The bar at the top of the window. Collapsed and hidden are the same."""

    def __init__(self, *, expanded: bool | None = None, state: PanelStateLike | None = None) -> None:
        super().__init__(blueprint_path="top_panel", expanded=expanded, state=state)


class BlueprintPanel(Panel):
    """The list of views on the left. Collapsed and hidden are the same."""

    def __init__(self, *, expanded: bool | None = None, state: PanelStateLike | None = None) -> None:
        super().__init__(blueprint_path="blueprint_panel", expanded=expanded, state=state)


class SelectionPanel(Panel):
    """The facts about the selection on the right. Collapsed and hidden are the same."""

    def __init__(self, *, expanded: bool | None = None, state: PanelStateLike | None = None) -> None:
        super().__init__(blueprint_path="selection_panel", expanded=expanded, state=state)


class TimePanel(Panel):
    """The time controls at the bottom; collapsed, they are one line.

    timeline: name of the timeline to begin with. playback_speed: factor. fps: frames a second, of sequences only.
    play_state: `paused`, `playing` or `following`. loop_mode: `off`, `selection` (needs `time_selection`) or `all`.
    time_selection: an `AbsoluteTimeRange`.
    """

    def __init__(
        self,
        *,
        expanded: bool | None = None,
        state: PanelStateLike | None = None,
        timeline: str | None = None,
        playback_speed: float | None = None,
        fps: float | None = None,
        play_state: Any = None,
        loop_mode: Any = None,
        time_selection: Any = None,
    ) -> None:
        super().__init__(blueprint_path="time_panel", expanded=expanded, state=state)
        self.timeline = timeline
        self.playback_speed = playback_speed
        self.fps = fps
        self.play_state = play_state
        self.loop_mode = loop_mode
        self.time_selection = time_selection

    def _log_to_stream(self, stream: BlueprintWriter) -> None:
        panel = TimePanelBlueprint(
            state=self.state,
            timeline=self.timeline,
            playback_speed=self.playback_speed,
            fps=self.fps,
            loop_mode=self.loop_mode,
            time_selection=self.time_selection,
        )
        stream.log(self.blueprint_path(), panel)
        if self.play_state is not None:
            # Static: whether time runs is no part of the history of the blueprint, which can be undone.
            stream.log(self.blueprint_path(), TimePanelBlueprint(play_state=self.play_state), static=True)
