"""`Background`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from ..archetypes_ext.background import BackgroundExt

__all__ = ["Background"]


class Background(BackgroundExt, Archetype):
    """What is behind a view.

    Attributes
    ----------
    kind:
        One of `GradientDark`, `GradientBright`, `SolidColor`. What is behind a view.
    color:
        RGB(A). Colour of a plain background. Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1.
        Default: by the viewer.
    """

    _NAME = "rerun.blueprint.archetypes.Background"
    _FIELDS = fields(
        _NAME,
        kind=blueprint_components.BackgroundKindBatch,
        color=components.ColorBatch,
    )

    kind: blueprint_components.BackgroundKindBatch | None
    color: components.ColorBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        kind: blueprint_components.BackgroundKindLike | None = None,
        color: encodings.Rgba32Like | None = None,
    ) -> Background:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "kind": kind,
                "color": color,
            },
        )
