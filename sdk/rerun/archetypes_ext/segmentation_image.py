"""Constructor of `SegmentationImage`."""

from __future__ import annotations

import numpy.typing as npt

from .. import encodings
from .._baseclasses import Archetype
from ._images import plane_and_format
from .depth_image import image_argument


class SegmentationImageExt(Archetype):
    """See `SegmentationImage`."""

    def __init__(
        self,
        image: npt.ArrayLike | None = None,
        *,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        data: npt.ArrayLike | None = None,
    ) -> None:
        """Class ids as an image.

        Arrays of another shape or type raise ValueError, strict mode or not.

        Parameters
        ----------
        image:
            (H, W) of class ids. Axes of size 1 at the ends are dropped.
        opacity:
            0 is invisible, 1 opaque.
        draw_order:
            The 2D layer; higher is on top.
        data:
            Older name of `image`.
        """
        self._set()
        buffer, form = plane_and_format(image_argument(image, data, "SegmentationImage"), "SegmentationImage")
        with self._constructing():
            self._set(buffer=buffer, format=form, opacity=opacity, draw_order=draw_order)
