"""`ViewContents`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ViewContents"]


class ViewContents(Archetype):
    """Which entities a view shows.

    Parameters
    ----------
    query:
        N texts, or one text. Entity filter, such as `+ /world/**`.
    """

    _NAME = "rerun.blueprint.archetypes.ViewContents"
    _FIELDS = fields(
        _NAME,
        query=blueprint_components.QueryExpressionBatch,
    )

    query: blueprint_components.QueryExpressionBatch | None

    def __init__(
        self,
        query: encodings.Utf8ArrayLike,
    ) -> None:
        with self._constructing():
            self._set(
                query=query,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        query: encodings.Utf8ArrayLike | None = None,
    ) -> ViewContents:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "query": query,
            },
        )
