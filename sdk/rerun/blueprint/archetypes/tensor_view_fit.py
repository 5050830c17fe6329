"""`TensorViewFit`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["TensorViewFit"]


class TensorViewFit(Archetype):
    """How a tensor is fitted into its view.

    Parameters
    ----------
    scaling:
        One of `Original`, `Fill`, `FillKeepAspectRatio`. How an image is fitted into a view. Default:
        FillKeepAspectRatio.
    """

    _NAME = "rerun.blueprint.archetypes.TensorViewFit"
    _FIELDS = fields(
        _NAME,
        scaling=blueprint_components.ViewFitBatch,
    )

    scaling: blueprint_components.ViewFitBatch | None

    def __init__(
        self,
        scaling: blueprint_components.ViewFitLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                scaling=scaling,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        scaling: blueprint_components.ViewFitLike | None = None,
    ) -> TensorViewFit:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "scaling": scaling,
            },
        )
