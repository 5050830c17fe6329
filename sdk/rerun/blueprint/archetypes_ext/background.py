"""Constructor of `Background`."""

from __future__ import annotations

from typing import Any

from ... import encodings
from ..._baseclasses import Archetype
from .. import components as blueprint_components


class BackgroundExt(Archetype):
    """See `Background`."""

    def __init__(
        self,
        color_or_kind: encodings.Rgba32Like | blueprint_components.BackgroundKindLike | None = None,
        *,
        color: encodings.Rgba32Like | None = None,
        kind: blueprint_components.BackgroundKindLike | None = None,
    ) -> None:
        """What is behind a view.

        Parameters
        ----------
        color_or_kind:
            A colour, or a kind or its name; instead of the two below.
        color:
            Colour of a plain background.
        kind:
            One of `BackgroundKind`. Default: `SolidColor` if a colour is given, else `GradientDark`.
        """
        with self._constructing():
            if color_or_kind is not None:
                if color is not None or kind is not None:
                    raise ValueError("Background: expected color_or_kind, or color and kind, got both")
                found: Any = color_or_kind
                if isinstance(found, str | blueprint_components.BackgroundKind):
                    kind = blueprint_components.BackgroundKind.auto(found)
                else:
                    color = found
            if kind is None:
                kinds = blueprint_components.BackgroundKind
                kind = kinds.GradientDark if color is None else kinds.SolidColor
            self._set(kind=kind, color=color)
