"""Names of formats and levels as the first releases spelled them."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePath
from typing import ClassVar, Final

from ..archetypes_ext.boxes2d import Box2DFormat

_GLB, _OBJ = "model/gltf-binary", "model/obj"


class LogLevel:
    """Names of the usual levels of text logs. Any other text is a level, too."""

    CRITICAL: Final = "CRITICAL"
    ERROR: Final = "ERROR"
    WARN: Final = "WARN"
    INFO: Final = "INFO"
    DEBUG: Final = "DEBUG"
    TRACE: Final = "TRACE"


class MeshFormat(Enum):
    """Formats of mesh files."""

    GLB = "GLB"
    """Binary glTF."""

    OBJ = "OBJ"
    """Wavefront."""

    @property
    def media_type(self) -> str:
        """Such as `model/obj`."""
        return _GLB if self is MeshFormat.GLB else _OBJ


RectFormat = Box2DFormat


class ImageFormat(str):
    """Formats of picture files, and of pixels as cameras send them.

    Not `rerun.components.ImageFormat`, which describes the pixels of a picture.

    Parameters
    ----------
    name:
        Such as `jpeg`.
    size_hint:
        (height, width) in pixels, for formats of pixels.
    """

    size_hint: tuple[int, int] | None

    BMP: ClassVar[ImageFormat]
    GIF: ClassVar[ImageFormat]
    JPEG: ClassVar[ImageFormat]
    PNG: ClassVar[ImageFormat]
    TIFF: ClassVar[ImageFormat]

    def __new__(cls, name: str, size_hint: tuple[int, int] | None = None) -> ImageFormat:
        made = super().__new__(cls, name.lower())
        made.size_hint = size_hint
        return made

    @property
    def name(self) -> str:
        """In capitals, such as `JPEG`."""
        return self.upper()

    @property
    def value(self) -> str:
        """In small letters, such as `jpeg`."""
        return self.lower()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def NV12(cls, size_hint: tuple[int, int]) -> ImageFormat:
        """A plane of brightness and one of colour at half the resolution; size_hint: (height, width) in pixels."""
        return cls("nv12", size_hint)

    @classmethod
    def YUY2(cls, size_hint: tuple[int, int]) -> ImageFormat:
        """Brightness of each pixel, colour of each two; size_hint: (height, width) in pixels."""
        return cls("yuy2", size_hint)


for _name in ("BMP", "GIF", "JPEG", "PNG", "TIFF"):
    setattr(ImageFormat, _name, ImageFormat(_name))

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_SUFFIXES = {"jpg": "jpeg", "tif": "tiff"}


def media_type_of_format(image_format: ImageFormat | str) -> str:
    """Such as `image/jpeg`. A format may be text, such as `jpg` or `image/png`."""
    text = str(getattr(image_format, "value", image_format)).lower()
    return text if "/" in text else f"image/{_SUFFIXES.get(text, text)}"


def media_type_of_image(contents: bytes, path: str = "") -> str | None:
    """Media type of a picture file by its first bytes, else by the end of its name; None if neither tells."""
    for magic, media_type in _MAGIC:
        if contents.startswith(magic):
            return media_type
    if contents[:4] == b"RIFF" and contents[8:12] == b"WEBP":
        return "image/webp"
    suffix = PurePath(path).suffix.lower().lstrip(".")
    suffix = _SUFFIXES.get(suffix, suffix)
    return f"image/{suffix}" if suffix in ("bmp", "gif", "jpeg", "png", "tiff", "webp") else None
