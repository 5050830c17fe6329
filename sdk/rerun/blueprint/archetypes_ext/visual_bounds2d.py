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
            First and last coordinate. Both are needed.
        """
        with self._constructing():
            if x_range is None or y_range is None:
                raise ValueError("VisualBounds2D: expected x_range and y_range")
            self._set(range=encodings.Range2D(x_range, y_range))
