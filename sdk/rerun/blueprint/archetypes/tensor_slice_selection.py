"""`TensorSliceSelection`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from .. import encodings as blueprint_encodings

__all__ = ["TensorSliceSelection"]


class TensorSliceSelection(Archetype):
    """Which two axes of a tensor are shown, and where on the others.

    Parameters
    ----------
    width:
        `TensorDimensionSelection`, or an integer. The axis of a tensor that is drawn to the right. Default: by the
        tensor.
    height:
        `TensorDimensionSelection`, or an integer. The axis of a tensor that is drawn downwards. Default: by the tensor.
    indices:
        `TensorDimensionIndexSelection`s. Indices on the other axes. Default: the middle.
    slider:
        (N,) uint32. Axis of a tensor that gets a slider. Default: all others.
    """

    _NAME = "rerun.blueprint.archetypes.TensorSliceSelection"
    _FIELDS = fields(
        _NAME,
        width=components.TensorWidthDimensionBatch,
        height=components.TensorHeightDimensionBatch,
        indices=components.TensorDimensionIndexSelectionBatch,
        slider=blueprint_components.TensorDimensionIndexSliderBatch,
    )

    width: components.TensorWidthDimensionBatch | None
    height: components.TensorHeightDimensionBatch | None
    indices: components.TensorDimensionIndexSelectionBatch | None
    slider: blueprint_components.TensorDimensionIndexSliderBatch | None

    def __init__(
        self,
        *,
        width: encodings.TensorDimensionSelectionLike | None = None,
        height: encodings.TensorDimensionSelectionLike | None = None,
        indices: encodings.TensorDimensionIndexSelectionArrayLike | None = None,
        slider: blueprint_encodings.TensorDimensionIndexSliderArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                width=width,
                height=height,
                indices=indices,
                slider=slider,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        width: encodings.TensorDimensionSelectionLike | None = None,
        height: encodings.TensorDimensionSelectionLike | None = None,
        indices: encodings.TensorDimensionIndexSelectionArrayLike | None = None,
        slider: blueprint_encodings.TensorDimensionIndexSliderArrayLike | None = None,
    ) -> TensorSliceSelection:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "width": width,
                "height": height,
                "indices": indices,
                "slider": slider,
            },
        )
