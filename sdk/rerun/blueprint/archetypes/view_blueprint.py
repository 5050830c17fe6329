"""`ViewBlueprint`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ViewBlueprint"]


class ViewBlueprint(Archetype):
    """A view.

    Parameters
    ----------
    class_identifier:
        Text. Kind of a view, such as `3D`.
    display_name:
        Text. Name to show. Default: by its origin.
    space_origin:
        Entity path, a text. Path of the entity whose space a view shows. Default: /.
    visible:
        True or False. Whether it is drawn. Default: True.
    titlebar:
        True or False. Whether it takes effect. Default: True.
    """

    _NAME = "rerun.blueprint.archetypes.ViewBlueprint"
    _FIELDS = fields(
        _NAME,
        class_identifier=blueprint_components.ViewClassBatch,
        display_name=components.NameBatch,
        space_origin=blueprint_components.ViewOriginBatch,
        visible=components.VisibleBatch,
        titlebar=blueprint_components.EnabledBatch,
    )

    class_identifier: blueprint_components.ViewClassBatch | None
    display_name: components.NameBatch | None
    space_origin: blueprint_components.ViewOriginBatch | None
    visible: components.VisibleBatch | None
    titlebar: blueprint_components.EnabledBatch | None

    def __init__(
        self,
        class_identifier: encodings.Utf8Like,
        *,
        display_name: encodings.Utf8Like | None = None,
        space_origin: encodings.EntityPathLike | None = None,
        visible: encodings.BoolLike | None = None,
        titlebar: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                class_identifier=class_identifier,
                display_name=display_name,
                space_origin=space_origin,
                visible=visible,
                titlebar=titlebar,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        class_identifier: encodings.Utf8Like | None = None,
        display_name: encodings.Utf8Like | None = None,
        space_origin: encodings.EntityPathLike | None = None,
        visible: encodings.BoolLike | None = None,
        titlebar: encodings.BoolLike | None = None,
    ) -> ViewBlueprint:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "class_identifier": class_identifier,
                "display_name": display_name,
                "space_origin": space_origin,
                "visible": visible,
                "titlebar": titlebar,
            },
        )
