"""Constructor of `Tensor`."""

from __future__ import annotations

from collections.abc import Sequence

from .. import encodings
from .._baseclasses import Archetype


class TensorExt(Archetype):
    """See `Tensor`."""

    def __init__(
        self,
        data: encodings.TensorDataLike | encodings.TensorLike | None = None,
        *,
        dim_names: Sequence[str | None] | None = None,
        value_range: encodings.Range1DLike | None = None,
    ) -> None:
        """An array of numbers.

        Parameters
        ----------
        data:
            Array of any dimension, integers or floats of 8 to 64 bits; or a `TensorData`.
        dim_names:
            Names of the axes, as many as there are axes; they replace those of a `TensorData`.
        value_range:
            The values at the ends of the colormap.
        """
        with self._constructing():
            if data is None:
                raise ValueError("Tensor: expected an array of numbers, got nothing")
            tensor = data
            if dim_names is not None:
                if isinstance(data, encodings.TensorData):
                    tensor = encodings.TensorData(shape=data.shape.tolist(), buffer=data.buffer, dim_names=dim_names)
                else:
                    tensor = encodings.TensorData(array=data, dim_names=dim_names)
            self._set(data=tensor, value_range=value_range)
