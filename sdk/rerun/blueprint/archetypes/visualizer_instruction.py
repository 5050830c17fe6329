"""`VisualizerInstruction`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from .. import encodings as blueprint_encodings

__all__ = ["VisualizerInstruction"]


class VisualizerInstruction(Archetype):
    """A visualizer of an entity in a view.

    Parameters
    ----------
    visualizer_type:
        Text. Name of a visualizer, such as `Points3D`.
    component_map:
        `VisualizerComponentMapping`s. Where a visualizer gets a component. Default: each component from the data.
    """

    _NAME = "rerun.blueprint.archetypes.VisualizerInstruction"
    _FIELDS = fields(
        _NAME,
        visualizer_type=blueprint_components.VisualizerTypeBatch,
        component_map=blueprint_components.VisualizerComponentMappingBatch,
    )

    visualizer_type: blueprint_components.VisualizerTypeBatch | None
    component_map: blueprint_components.VisualizerComponentMappingBatch | None

    def __init__(
        self,
        visualizer_type: encodings.Utf8Like,
        *,
        component_map: blueprint_encodings.VisualizerComponentMappingArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                visualizer_type=visualizer_type,
                component_map=component_map,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        visualizer_type: encodings.Utf8Like | None = None,
        component_map: blueprint_encodings.VisualizerComponentMappingArrayLike | None = None,
    ) -> VisualizerInstruction:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "visualizer_type": visualizer_type,
                "component_map": component_map,
            },
        )
