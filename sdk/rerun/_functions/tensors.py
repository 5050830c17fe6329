"""`log_tensor`."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from ..archetypes import BarChart, Tensor
from ..error_utils import send_warning, warn_or_raise
from ._common import EntityPathLike, Ext, Recording, replaced_by, send, to_array


@replaced_by("log with rerun.Tensor, or rerun.BarChart for a list of numbers")
def log_tensor(
    entity_path: EntityPathLike,
    tensor: npt.ArrayLike,
    *,
    names: Iterable[str | None] | None = None,
    meter: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log an array of any number of dimensions; one of a single dimension becomes a bar chart.

    Parameters
    ----------
    entity_path:
        Where to log it.
    tensor:
        Integers or floats of any shape.
    names:
        Names of the dimensions; None for a dimension without a name.
    meter:
        Has no meaning any more; use `log_depth_image` for depths.
    ext, timeless, recording:
        As in `log_point`.
    """
    array = to_array(tensor)
    if meter is not None:
        # An argument of the first releases, so a strict script that gives it goes on.
        send_warning("log_tensor: meter has no meaning any more; log depths with rerun.DepthImage", recording=recording)
    if array.dtype.kind not in "iuf" or array.dtype.itemsize > 8:
        warn_or_raise(
            f"log_tensor: expected integers or floats of up to 64 bits, got {array.dtype}; nothing was logged",
            error=TypeError,
            recording=recording,
        )
        return
    dim_names = None if names is None else [name or "" for name in names]
    if dim_names is not None and len(dim_names) != array.ndim:
        warn_or_raise(
            f"log_tensor: expected {array.ndim} names of dimensions, got {len(dim_names)}; they are left out",
            error=TypeError,
            recording=recording,
        )
        dim_names = None
    entity = BarChart(array) if array.ndim == 1 else Tensor(np.ascontiguousarray(array), dim_names=dim_names)
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)
