"""`GraphBackground`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields

__all__ = ["GraphBackground"]


class GraphBackground(Archetype):
    """What is behind a graph.

    Parameters
    ----------
    color:
        RGB(A). Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1. Default: by the viewer.
    """

    _NAME = "rerun.blueprint.archetypes.GraphBackground"
    _FIELDS = fields(
        _NAME,
        color=components.ColorBatch,
    )

    color: components.ColorBatch | None

    def __init__(
        self,
        *,
        color: encodings.Rgba32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                color=color,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        color: encodings.Rgba32Like | None = None,
    ) -> GraphBackground:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "color": color,
            },
        )
