"""How `VisualBounds2D` are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..components import VisualBounds2D

if TYPE_CHECKING:
    from ... import encodings


class VisualBounds2DExt:
    """The constructor of `VisualBounds2D`."""

    def __init__(
        self: Any,
        *,
        x_range: encodings.Range1DLike | None = None,
        y_range: encodings.Range1DLike | None = None,
    ) -> None:
        """The part of the plane that is visible at least; none for the viewer's choice.

        Parameters
        ----------
        x_range, y_range:
            First and last, in units of the scene. Both or neither.
        """
        if (x_range is None) != (y_range is None):
            raise ValueError("VisualBounds2D: expected x_range and y_range, got only one of them")
        with self._constructing():
            self._set(range=None if x_range is None else VisualBounds2D(x_range=x_range, y_range=y_range))
