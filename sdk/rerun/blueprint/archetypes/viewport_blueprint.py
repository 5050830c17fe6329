"""`ViewportBlueprint`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ViewportBlueprint"]


class ViewportBlueprint(Archetype):
    """The views and how they are arranged.

    Parameters
    ----------
    root_container:
        16 bytes. Id of the outermost container. Default: by the viewer.
    maximized:
        16 bytes. Id of the view that fills the window. Default: none.
    auto_layout:
        True or False. Whether the viewer arranges the views. Default: True.
    auto_views:
        True or False. Whether the viewer adds views by itself. Default: True.
    past_viewer_recommendations:
        (N,) uint64, or one integer. Hash of a recommendation that was made. Default: none.
    """

    _NAME = "rerun.blueprint.archetypes.ViewportBlueprint"
    _FIELDS = fields(
        _NAME,
        root_container=blueprint_components.RootContainerBatch,
        maximized=blueprint_components.ViewMaximizedBatch,
        auto_layout=blueprint_components.AutoLayoutBatch,
        auto_views=blueprint_components.AutoViewsBatch,
        past_viewer_recommendations=blueprint_components.ViewerRecommendationHashBatch,
    )

    root_container: blueprint_components.RootContainerBatch | None
    maximized: blueprint_components.ViewMaximizedBatch | None
    auto_layout: blueprint_components.AutoLayoutBatch | None
    auto_views: blueprint_components.AutoViewsBatch | None
    past_viewer_recommendations: blueprint_components.ViewerRecommendationHashBatch | None

    def __init__(
        self,
        *,
        root_container: encodings.UuidLike | None = None,
        maximized: encodings.UuidLike | None = None,
        auto_layout: encodings.BoolLike | None = None,
        auto_views: encodings.BoolLike | None = None,
        past_viewer_recommendations: encodings.UInt64ArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                root_container=root_container,
                maximized=maximized,
                auto_layout=auto_layout,
                auto_views=auto_views,
                past_viewer_recommendations=past_viewer_recommendations,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        root_container: encodings.UuidLike | None = None,
        maximized: encodings.UuidLike | None = None,
        auto_layout: encodings.BoolLike | None = None,
        auto_views: encodings.BoolLike | None = None,
        past_viewer_recommendations: encodings.UInt64ArrayLike | None = None,
    ) -> ViewportBlueprint:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "root_container": root_container,
                "maximized": maximized,
                "auto_layout": auto_layout,
                "auto_views": auto_views,
                "past_viewer_recommendations": past_viewer_recommendations,
            },
        )
