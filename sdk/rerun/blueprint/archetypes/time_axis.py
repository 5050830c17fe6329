"""`TimeAxis`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["TimeAxis"]


class TimeAxis(Archetype):
    """The time axis of a plot.

    Parameters
    ----------
    link:
        One of `Independent`, `LinkToGlobal`. Whether the time axes of plots move together. Default: Independent.
    view_range:
        `TimeRange`. Where a range of times starts and ends. Default: by the data.
    zoom_lock:
        True or False. Whether zooming leaves the range alone. Default: False.
    """

    _NAME = "rerun.blueprint.archetypes.TimeAxis"
    _FIELDS = fields(
        _NAME,
        link=blueprint_components.LinkAxisBatch,
        view_range=blueprint_components.TimeRangeBatch,
        zoom_lock=blueprint_components.LockRangeDuringZoomBatch,
    )

    link: blueprint_components.LinkAxisBatch | None
    view_range: blueprint_components.TimeRangeBatch | None
    zoom_lock: blueprint_components.LockRangeDuringZoomBatch | None

    def __init__(
        self,
        *,
        link: blueprint_components.LinkAxisLike | None = None,
        view_range: encodings.TimeRangeLike | None = None,
        zoom_lock: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                link=link,
                view_range=view_range,
                zoom_lock=zoom_lock,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        link: blueprint_components.LinkAxisLike | None = None,
        view_range: encodings.TimeRangeLike | None = None,
        zoom_lock: encodings.BoolLike | None = None,
    ) -> TimeAxis:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "link": link,
                "view_range": view_range,
                "zoom_lock": zoom_lock,
            },
        )
