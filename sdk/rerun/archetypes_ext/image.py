"""Constructor of `Image`, and its other forms."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .. import components, encodings
from .._baseclasses import Archetype
from .._converters import to_numpy
from ..encodings import ChannelDatatype, ColorModel, ImageFormat, PixelFormat
from ..error_utils import RerunMissingDependencyError, warn_or_raise
from ._images import buffer_and_format, bytes_of, datatype_of, squeezed, stored_array, stored_format

if TYPE_CHECKING:
    from PIL import Image as PILImage

    from ..archetypes.encoded_image import EncodedImage
    from ..archetypes.image import Image


def pil_image_module(what: str) -> Any:
    """Pillow; RerunMissingDependencyError if it is not installed."""
    try:
        from PIL import Image as module
    except ImportError:
        raise RerunMissingDependencyError("pillow", f"{what} needs it: pip install pillow") from None
    return module


def _channel_datatype(datatype: Any) -> ChannelDatatype:
    """A channel type from a member, its name or number, or whatever numpy takes for a type."""
    if isinstance(datatype, ChannelDatatype | int) or str(datatype).upper() in ChannelDatatype.__members__:
        return ChannelDatatype.auto(datatype)
    found = datatype_of(np.dtype(datatype))
    if found is None:
        raise ValueError(f"Image: expected integers or floats of 8 to 64 bits as datatype, got {datatype!r}")
    return found


def _format_of_bytes(width: int, height: int, pixel_format: Any, color_model: Any, datatype: Any) -> ImageFormat:
    if pixel_format is not None:
        if color_model is not None or datatype is not None:
            raise ValueError("Image: expected pixel_format, or color_model and datatype, got both")
        return ImageFormat(width, height, pixel_format=PixelFormat.auto(pixel_format))
    if color_model is None or datatype is None:
        raise ValueError("Image: expected pixel_format, or color_model and datatype, with bytes")
    model = ColorModel.auto(color_model)
    return ImageFormat(width, height, color_model=model, channel_datatype=_channel_datatype(datatype))


class ImageExt(Archetype):
    """See `Image`."""

    buffer: components.ImageBufferBatch | None
    format: components.ImageFormatBatch | None
    draw_order: components.DrawOrderBatch | None
    opacity: components.OpacityBatch | None
    magnification_filter: components.MagnificationFilterBatch | None

    def __init__(
        self,
        image: npt.ArrayLike | None = None,
        color_model: encodings.ColorModelLike | None = None,
        *,
        pixel_format: encodings.PixelFormatLike | None = None,
        datatype: encodings.ChannelDatatypeLike | npt.DTypeLike | None = None,
        bytes: bytes | None = None,
        width: int | None = None,
        height: int | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        magnification_filter: components.MagnificationFilterLike | None = None,
        data: npt.ArrayLike | None = None,
    ) -> None:
        """An image, as an array or as bytes.

        Wrong shapes and combinations raise ValueError, strict mode or not.

        Parameters
        ----------
        image:
            (H, W), (H, W, 3) or (H, W, 4), integers or floats. Axes of size 1 at the ends are dropped.
        color_model:
            Meaning of the channels; L, RGB or RGBA by their number if not given.
        pixel_format:
            Layout of `bytes` in one of the video formats; instead of `color_model` and `datatype`.
        datatype:
            Type of the channels in `bytes`, also as a numpy type.
        bytes:
            The pixels; instead of `image`.
        width, height:
            Pixels; needed with `bytes`.
        opacity:
            0 is invisible, 1 opaque.
        draw_order:
            The 2D layer; higher is on top.
        magnification_filter:
            How magnified pixels look.
        data:
            Older name of `image`.
        """
        self._set()
        if data is not None:
            warnings.warn("Image(data=…): use Image(image)", DeprecationWarning, stacklevel=2)
            image = data if image is None else image
        if (image is None) == (bytes is None):
            raise ValueError("Image: expected one of image and bytes")
        if bytes is not None or pixel_format is not None:
            array = None if image is None else to_numpy(image)
            if width is None or height is None:
                if array is None or array.ndim < 2:
                    raise ValueError("Image: expected width and height with bytes")
                height, width = array.shape[:2]
            form = _format_of_bytes(width, height, pixel_format, color_model, datatype)
            buffer: Any = bytes if array is None else bytes_of(array)
        else:
            array = squeezed(to_numpy(image))
            if array.ndim not in (2, 3):
                raise ValueError(f"Image: expected an array of 2 or 3 axes, got shape {array.shape}")
            if datatype is not None:
                raise ValueError("Image: expected datatype with bytes only; an array has its own")
            for name, expected, got in (("width", width, array.shape[1]), ("height", height, array.shape[0])):
                if expected is not None and expected != got:
                    raise ValueError(f"Image: expected an array of {name} {expected}, got {got}")
            buffer, form = buffer_and_format(array, "Image", color_model)
        with self._constructing():
            self._set(
                buffer=buffer,
                format=form,
                opacity=opacity,
                draw_order=draw_order,
                magnification_filter=magnification_filter,
            )

    def image_format(self) -> ImageFormat:
        """Size and meaning of the bytes; ValueError if there are none."""
        return stored_format(self.format, "Image")

    def as_pil_image(self) -> PILImage.Image:
        """The image for Pillow, which must be installed. ValueError for images that are not 8 bit L, RGB(A), BGR(A)."""
        module = pil_image_module("Image.as_pil_image")
        form = self.image_format()
        if form.channel_datatype not in (None, ChannelDatatype.U8):
            raise ValueError(f"Image: expected channels of 8 bits, got {form.channel_datatype}")
        array = stored_array(self.buffer, form, "Image")
        model = form.color_model or ColorModel.L
        if model in (ColorModel.BGR, ColorModel.BGRA):
            array = array[..., [2, 1, 0, 3][: array.shape[2]]]
        image: PILImage.Image = module.fromarray(np.ascontiguousarray(array))  # the mode follows from the shape
        return image

    def compress(self, jpeg_quality: int = 95) -> EncodedImage | Image:
        """The image as JPEG, which is smaller and not exact. Needs Pillow.

        Images other than 8 bit L, RGB or BGR cannot be compressed: a warning, and the image itself is returned.

        Parameters
        ----------
        jpeg_quality:
            0 … 100.
        """
        from ..archetypes.encoded_image import EncodedImage

        form = self.image_format()
        model = form.color_model or ColorModel.L
        is_plain = form.pixel_format is None and form.channel_datatype in (None, ChannelDatatype.U8)
        if not is_plain or model not in (ColorModel.L, ColorModel.RGB, ColorModel.BGR):
            warn_or_raise(f"Image.compress: expected an image of L, RGB or BGR with 8 bits, got {form}")
            return self  # type: ignore[return-value]
        stream = io.BytesIO()
        self.as_pil_image().save(stream, format="JPEG", quality=jpeg_quality)
        image = EncodedImage(contents=stream.getvalue(), media_type="image/jpeg")
        image.opacity, image.draw_order = self.opacity, self.draw_order
        image.magnification_filter = self.magnification_filter
        return image
