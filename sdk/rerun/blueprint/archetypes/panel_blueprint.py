"""`PanelBlueprint`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["PanelBlueprint"]


class PanelBlueprint(Archetype):
    """A panel of the viewer.

    Parameters
    ----------
    state:
        One of `Hidden`, `Collapsed`, `Expanded`. How much of a panel is shown. Default: by the viewer.
    """

    _NAME = "rerun.blueprint.archetypes.PanelBlueprint"
    _FIELDS = fields(
        _NAME,
        state=blueprint_components.PanelStateBatch,
    )

    state: blueprint_components.PanelStateBatch | None

    def __init__(
        self,
        *,
        state: blueprint_components.PanelStateLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                state=state,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        state: blueprint_components.PanelStateLike | None = None,
    ) -> PanelBlueprint:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "state": state,
            },
        )
