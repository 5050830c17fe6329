"""`TensorScalarMapping`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields

__all__ = ["TensorScalarMapping"]


class TensorScalarMapping(Archetype):
    """How the numbers of a tensor become colours.

    Parameters
    ----------
    mag_filter:
        One of `Nearest`, `Linear`, `Bicubic`. How magnified pixels look. Default: Nearest.
    colormap:
        One of `Grayscale`, `Inferno`, `Magma`, `Plasma`, `Turbo`, `Viridis`, `CyanToYellow`, `Spectral`, `Twilight`,
        `RvizMap`, `RvizCostmap`, `Costmap`. Colours of numbers. Default: Viridis.
    gamma:
        Number, float32. Exponent applied to values before they are coloured. Default: 1.
    """

    _NAME = "rerun.blueprint.archetypes.TensorScalarMapping"
    _FIELDS = fields(
        _NAME,
        mag_filter=components.MagnificationFilterBatch,
        colormap=components.ColormapBatch,
        gamma=components.GammaCorrectionBatch,
    )

    mag_filter: components.MagnificationFilterBatch | None
    colormap: components.ColormapBatch | None
    gamma: components.GammaCorrectionBatch | None

    def __init__(
        self,
        *,
        mag_filter: components.MagnificationFilterLike | None = None,
        colormap: components.ColormapLike | None = None,
        gamma: encodings.Float32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                mag_filter=mag_filter,
                colormap=colormap,
                gamma=gamma,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        mag_filter: components.MagnificationFilterLike | None = None,
        colormap: components.ColormapLike | None = None,
        gamma: encodings.Float32Like | None = None,
    ) -> TensorScalarMapping:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "mag_filter": mag_filter,
                "colormap": colormap,
                "gamma": gamma,
            },
        )
