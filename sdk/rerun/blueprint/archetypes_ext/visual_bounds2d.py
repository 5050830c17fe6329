"""Constructor of `VisualBounds2D`."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype


class VisualBounds2DExt(Archetype):
    """See `VisualBounds2D`."""

    def __init__(
        self, *, x_range: encodings.Range1DLike | None = None, y_range: encodings.Range1DLike | None = None
    ) -> None:
        """The part of a 2D space that is shown.

        Parameters
        ----------
        x_range, y_range:
            First and last coordinate. Both or, for the viewer's choice, neither.
        """
        if (x_range is None) != (y_range is None):
            raise ValueError("VisualBounds2D: expected x_range and y_range, got only one of them")
        with self._constructing():
            if x_range is not None and y_range is not None:
                self._set(range=encodings.Range2D(x_range, y_range))
            else:
                self._set()
