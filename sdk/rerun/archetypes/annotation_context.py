"""`AnnotationContext`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["AnnotationContext"]


class AnnotationContext(Archetype):
    """Colours and labels of class ids and keypoint ids, for the entity and everything below it.

    Parameters
    ----------
    context:
        Class descriptions. Colours and labels of classes and keypoints.
    """

    _NAME = "rerun.archetypes.AnnotationContext"
    _FIELDS = fields(
        _NAME,
        context=components.AnnotationContextBatch,
    )

    context: components.AnnotationContextBatch | None

    def __init__(
        self,
        context: encodings.AnnotationContextLike,
    ) -> None:
        with self._constructing():
            self._set(
                context=context,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        context: encodings.AnnotationContextLike | None = None,
    ) -> AnnotationContext:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "context": context,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        context: encodings.AnnotationContextArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "context": context,
            },
        )
