"""Constructor of `DepthImage`, and its other forms."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .. import components, encodings
from .._baseclasses import Archetype
from ..encodings import ChannelDatatype, ImageFormat
from ..error_utils import warn_or_raise
from ._images import plane_and_format, stored_array, stored_format
from .image import pil_image_module

if TYPE_CHECKING:
    from PIL import Image as PILImage

    from ..archetypes.depth_image import DepthImage
    from ..archetypes.encoded_depth_image import EncodedDepthImage


def image_argument(image: Any, data: Any, name: str) -> Any:
    """The image out of the argument's two names; TypeError if it is missing."""
    if data is not None:
        warnings.warn(f"{name}(data=…): use {name}(image)", DeprecationWarning, stacklevel=3)
        image = data if image is None else image
    if image is None:
        raise TypeError(f"{name}: expected an image, got nothing")
    return image


class DepthImageExt(Archetype):
    """See `DepthImage`."""

    buffer: components.ImageBufferBatch | None
    format: components.ImageFormatBatch | None

    def __init__(
        self,
        image: npt.ArrayLike | None = None,
        *,
        meter: encodings.Float32Like | None = None,
        colormap: components.ColormapLike | None = None,
        depth_range: encodings.Range1DLike | None = None,
        point_fill_ratio: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        magnification_filter: components.MagnificationFilterLike | None = None,
        data: npt.ArrayLike | None = None,
    ) -> None:
        """Distances along the camera's axis.

        Arrays of another shape or type raise ValueError, strict mode or not.

        Parameters
        ----------
        image:
            (H, W), integers or floats. Axes of size 1 at the ends are dropped.
        meter:
            The value that means one scene unit; 1 for floats, 1000 for integers if not given.
        colormap:
            Colours of the values.
        depth_range:
            The values at the ends of the colormap.
        point_fill_ratio:
            Size of the points that the pixels become in 3D; 1 leaves no gaps.
        draw_order:
            The 2D layer; higher is on top.
        magnification_filter:
            How magnified pixels look.
        data:
            Older name of `image`.
        """
        self._set()
        buffer, form = plane_and_format(image_argument(image, data, "DepthImage"), "DepthImage")
        with self._constructing():
            self._set(
                buffer=buffer,
                format=form,
                meter=meter,
                colormap=colormap,
                depth_range=depth_range,
                point_fill_ratio=point_fill_ratio,
                draw_order=draw_order,
                magnification_filter=magnification_filter,
            )

    def image_format(self) -> ImageFormat:
        """Size and type of the values; ValueError if there are none."""
        return stored_format(self.format, "DepthImage")

    def as_pil_image(self) -> PILImage.Image:
        """The image for Pillow, which must be installed: 8 or 16 bit gray. ValueError for other types."""
        module = pil_image_module("DepthImage.as_pil_image")
        form = self.image_format()
        if form.channel_datatype not in (ChannelDatatype.U8, ChannelDatatype.U16):
            raise ValueError(f"DepthImage: expected values of type U8 or U16, got {form.channel_datatype}")
        image: PILImage.Image = module.fromarray(np.ascontiguousarray(stored_array(self.buffer, form, "DepthImage")))
        return image

    def compress(self, compress_level: int = 6) -> EncodedDepthImage | DepthImage:
        """The image as PNG, which is exact. Needs Pillow.

        Types other than U8 and U16 cannot be compressed: a warning, and the image itself is returned.

        Parameters
        ----------
        compress_level:
            0, fast, … 9, small.
        """
        from ..archetypes.encoded_depth_image import EncodedDepthImage

        if self.image_format().channel_datatype not in (ChannelDatatype.U8, ChannelDatatype.U16):
            warn_or_raise(f"DepthImage.compress: expected values of type U8 or U16, got {self.image_format()}")
            return self  # type: ignore[return-value]
        stream = io.BytesIO()
        self.as_pil_image().save(stream, format="PNG", compress_level=compress_level)
        image = EncodedDepthImage(stream.getvalue(), media_type="image/png")
        for field in self._FIELDS:
            if hasattr(image, field.name):
                setattr(image, field.name, getattr(self, field.name))
        return image
