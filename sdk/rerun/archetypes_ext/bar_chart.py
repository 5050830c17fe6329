"""Constructor of `BarChart`."""

from __future__ import annotations

import numpy as np

from .. import encodings
from .._baseclasses import Archetype
from .._converters import to_numpy
from ..error_utils import warn_or_raise


class BarChartExt(Archetype):
    """See `BarChart`."""

    def __init__(
        self,
        values: encodings.TensorDataLike,
        *,
        color: encodings.Rgba32Like | None = None,
        abscissa: encodings.TensorDataLike | None = None,
        widths: encodings.Float32ArrayLike | None = None,
    ) -> None:
        """Bars of the heights `values`.

        Parameters
        ----------
        values:
            (N,) numbers.
        color:
            Colour of all bars.
        abscissa:
            (N,) numbers: places of the bars; 0 … N−1 if not given.
        widths:
            Widths of the bars, (N,) float32 or one for all.
        """
        with self._constructing():
            tensor = values if isinstance(values, encodings.TensorData) else None
            shape = [int(n) for n in tensor.shape] if tensor is not None else list(np.shape(to_numpy(values)))
            if sum(n != 1 for n in shape) > 1:
                warn_or_raise(f"BarChart: expected values along one axis, got shape {tuple(shape)}")
            self._set(values=values, color=color, abscissa=abscissa, widths=widths)
