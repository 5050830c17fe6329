"""`TimePanelBlueprint`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["TimePanelBlueprint"]


class TimePanelBlueprint(Archetype):
    """The time panel.

    Parameters
    ----------
    state:
        One of `Hidden`, `Collapsed`, `Expanded`. How much of a panel is shown. Default: by the viewer.
    timeline:
        Text. The timeline that is played. Default: by the data.
    playback_speed:
        Number, float64. Speed of time; 1 is real time. Default: 1.
    fps:
        Number, float64. How fast sequence timelines run. Default: by the viewer.
    play_state:
        One of `Paused`, `Playing`, `Following`. Whether time runs. Default: by the viewer.
    loop_mode:
        One of `Off`, `Selection`, `All`. What playback repeats. Default: Off.
    time_selection:
        `AbsoluteTimeRange`. The times that are repeated. Default: none.
    """

    _NAME = "rerun.blueprint.archetypes.TimePanelBlueprint"
    _FIELDS = fields(
        _NAME,
        state=blueprint_components.PanelStateBatch,
        timeline=blueprint_components.TimelineNameBatch,
        playback_speed=blueprint_components.PlaybackSpeedBatch,
        fps=blueprint_components.FpsBatch,
        play_state=blueprint_components.PlayStateBatch,
        loop_mode=blueprint_components.LoopModeBatch,
        time_selection=blueprint_components.AbsoluteTimeRangeBatch,
    )

    state: blueprint_components.PanelStateBatch | None
    timeline: blueprint_components.TimelineNameBatch | None
    playback_speed: blueprint_components.PlaybackSpeedBatch | None
    fps: blueprint_components.FpsBatch | None
    play_state: blueprint_components.PlayStateBatch | None
    loop_mode: blueprint_components.LoopModeBatch | None
    time_selection: blueprint_components.AbsoluteTimeRangeBatch | None

    def __init__(
        self,
        *,
        state: blueprint_components.PanelStateLike | None = None,
        timeline: encodings.Utf8Like | None = None,
        playback_speed: encodings.Float64Like | None = None,
        fps: encodings.Float64Like | None = None,
        play_state: blueprint_components.PlayStateLike | None = None,
        loop_mode: blueprint_components.LoopModeLike | None = None,
        time_selection: encodings.AbsoluteTimeRangeLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                state=state,
                timeline=timeline,
                playback_speed=playback_speed,
                fps=fps,
                play_state=play_state,
                loop_mode=loop_mode,
                time_selection=time_selection,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        state: blueprint_components.PanelStateLike | None = None,
        timeline: encodings.Utf8Like | None = None,
        playback_speed: encodings.Float64Like | None = None,
        fps: encodings.Float64Like | None = None,
        play_state: blueprint_components.PlayStateLike | None = None,
        loop_mode: blueprint_components.LoopModeLike | None = None,
        time_selection: encodings.AbsoluteTimeRangeLike | None = None,
    ) -> TimePanelBlueprint:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "state": state,
                "timeline": timeline,
                "playback_speed": playback_speed,
                "fps": fps,
                "play_state": play_state,
                "loop_mode": loop_mode,
                "time_selection": time_selection,
            },
        )
