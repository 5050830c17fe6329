"""How a `Background` is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..components import BackgroundKind

if TYPE_CHECKING:
    from ... import encodings
    from .. import components


class BackgroundExt:
    """The constructor of `Background`."""

    def __init__(
        self: Any,
        color_or_kind: encodings.Rgba32Like | components.BackgroundKindLike | None = None,
        *,
        color: encodings.Rgba32Like | None = None,
        kind: components.BackgroundKindLike | None = None,
    ) -> None:
        """Gradients come by kind, plain backgrounds by colour.

        Parameters
        ----------
        color_or_kind:
            A `BackgroundKind` or a colour, instead of the others.
        color:
            The colour of a plain background.
        kind:
            Plain if there is a colour, else a dark gradient.
        """
        with self._constructing():
            if color_or_kind is not None:
                if color is not None or kind is not None:
                    raise ValueError("Background: expected color_or_kind, or color and kind, got both")
                if isinstance(color_or_kind, BackgroundKind):
                    kind = color_or_kind
                else:
                    color = color_or_kind
            if kind is None:
                kind = BackgroundKind.GradientDark if color is None else BackgroundKind.SolidColor
            self._set(kind=kind, color=color)
