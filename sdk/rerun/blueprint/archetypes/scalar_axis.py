"""`ScalarAxis`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ScalarAxis"]


class ScalarAxis(Archetype):
    """The value axis of a plot.

    Parameters
    ----------
    range:
        2 numbers: first and last. Interval, its ends included. Default: by the data.
    zoom_lock:
        True or False. Whether zooming leaves the range alone. Default: False.
    """

    _NAME = "rerun.blueprint.archetypes.ScalarAxis"
    _FIELDS = fields(
        _NAME,
        range=components.Range1DBatch,
        zoom_lock=blueprint_components.LockRangeDuringZoomBatch,
    )

    range: components.Range1DBatch | None
    zoom_lock: blueprint_components.LockRangeDuringZoomBatch | None

    def __init__(
        self,
        *,
        range: encodings.Range1DLike | None = None,
        zoom_lock: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                range=range,
                zoom_lock=zoom_lock,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        range: encodings.Range1DLike | None = None,
        zoom_lock: encodings.BoolLike | None = None,
    ) -> ScalarAxis:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "range": range,
                "zoom_lock": zoom_lock,
            },
        )
