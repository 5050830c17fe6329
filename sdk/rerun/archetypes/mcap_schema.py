"""`McapSchema`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["McapSchema"]


class McapSchema(Archetype):
    """A schema of an MCAP file.

    Parameters
    ----------
    id:
        Integer 0 … 65535. Number of a schema in an MCAP file.
    name:
        Text. Name of the schema.
    encoding:
        Text. Language of the schema, such as `protobuf`.
    data:
        Bytes, or (N,) uint8. The schema itself.
    """

    _NAME = "rerun.archetypes.McapSchema"
    _FIELDS = fields(
        _NAME,
        id=components.SchemaIdBatch,
        name=components.TextBatch,
        encoding=components.TextBatch,
        data=components.BlobBatch,
    )

    id: components.SchemaIdBatch | None
    name: components.TextBatch | None
    encoding: components.TextBatch | None
    data: components.BlobBatch | None

    def __init__(
        self,
        *,
        id: encodings.UInt16Like,
        name: encodings.Utf8Like,
        encoding: encodings.Utf8Like,
        data: encodings.BlobLike,
    ) -> None:
        with self._constructing():
            self._set(
                id=id,
                name=name,
                encoding=encoding,
                data=data,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        id: encodings.UInt16Like | None = None,
        name: encodings.Utf8Like | None = None,
        encoding: encodings.Utf8Like | None = None,
        data: encodings.BlobLike | None = None,
    ) -> McapSchema:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "id": id,
                "name": name,
                "encoding": encoding,
                "data": data,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        id: encodings.UInt16ArrayLike | None = None,
        name: encodings.Utf8ArrayLike | None = None,
        encoding: encodings.Utf8ArrayLike | None = None,
        data: encodings.BlobArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "id": id,
                "name": name,
                "encoding": encoding,
                "data": data,
            },
        )
