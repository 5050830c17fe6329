"""`PreviewsConfig`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["PreviewsConfig"]


class PreviewsConfig(Archetype):
    """How previews play.

    Parameters
    ----------
    timeline:
        Text. Name of a timeline. Default: by the viewer.
    play_state:
        One of `Paused`, `Playing`, `Following`. Whether time runs. Default: by the viewer.
    playback_speed:
        Number, float64. Speed of time; 1 is real time. Default: 1.
    start_point:
        Number, float64. Place on a timeline: 0 is its start, 1 its end. Default: 0.
    """

    _NAME = "rerun.blueprint.archetypes.PreviewsConfig"
    _FIELDS = fields(
        _NAME,
        timeline=blueprint_components.TimelineNameBatch,
        play_state=blueprint_components.PlayStateBatch,
        playback_speed=blueprint_components.PlaybackSpeedBatch,
        start_point=blueprint_components.TimelineFractionBatch,
    )

    timeline: blueprint_components.TimelineNameBatch | None
    play_state: blueprint_components.PlayStateBatch | None
    playback_speed: blueprint_components.PlaybackSpeedBatch | None
    start_point: blueprint_components.TimelineFractionBatch | None

    def __init__(
        self,
        *,
        timeline: encodings.Utf8Like | None = None,
        play_state: blueprint_components.PlayStateLike | None = None,
        playback_speed: encodings.Float64Like | None = None,
        start_point: encodings.Float64Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                timeline=timeline,
                play_state=play_state,
                playback_speed=playback_speed,
                start_point=start_point,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        timeline: encodings.Utf8Like | None = None,
        play_state: blueprint_components.PlayStateLike | None = None,
        playback_speed: encodings.Float64Like | None = None,
        start_point: encodings.Float64Like | None = None,
    ) -> PreviewsConfig:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "timeline": timeline,
                "play_state": play_state,
                "playback_speed": playback_speed,
                "start_point": start_point,
            },
        )
