"""`TableColumn`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from .. import encodings as blueprint_encodings

__all__ = ["TableColumn"]


class TableColumn(Archetype):
    """A column of a table.

    Parameters
    ----------
    name:
        Text. Name to show. Default: the column's.
    editable:
        True or False. Whether it can be edited. Default: False.
    visible:
        True or False. Whether it is drawn. Default: True.
    column_type:
        `ColumnType`. What a column holds. Default: by the data.
    """

    _NAME = "rerun.blueprint.archetypes.TableColumn"
    _FIELDS = fields(
        _NAME,
        name=components.NameBatch,
        editable=blueprint_components.EditableBatch,
        visible=components.VisibleBatch,
        column_type=blueprint_components.ColumnTypeBatch,
    )

    name: components.NameBatch | None
    editable: blueprint_components.EditableBatch | None
    visible: components.VisibleBatch | None
    column_type: blueprint_components.ColumnTypeBatch | None

    def __init__(
        self,
        *,
        name: encodings.Utf8Like | None = None,
        editable: encodings.BoolLike | None = None,
        visible: encodings.BoolLike | None = None,
        column_type: blueprint_encodings.ColumnTypeLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                name=name,
                editable=editable,
                visible=visible,
                column_type=column_type,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        name: encodings.Utf8Like | None = None,
        editable: encodings.BoolLike | None = None,
        visible: encodings.BoolLike | None = None,
        column_type: blueprint_encodings.ColumnTypeLike | None = None,
    ) -> TableColumn:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "name": name,
                "editable": editable,
                "visible": visible,
                "column_type": column_type,
            },
        )
