"""What some components can do beyond their encoding: constants and other ways to make them."""

from __future__ import annotations

import colorsys
import itertools
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from rerun_render.chunk.chunk import ComponentDescriptor

from .._baseclasses import BaseBatch, DescribedComponentBatch
from ..encodings import ViewDir

if TYPE_CHECKING:
    from ._integers import Color, VideoTimestampBatch
    from ._texts import MediaType, TextLogLevel

_T = TypeVar("_T")


class _Constant(Generic[_T]):
    """A class attribute that is a value of that class."""

    def __init__(self, *arguments: Any) -> None:
        self._arguments = arguments

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type[_T]) -> _T:
        return owner(*self._arguments)


class MediaTypeExt:
    """Media types by name."""

    __slots__ = ()

    TEXT: ClassVar[_Constant[MediaType]] = _Constant("text/plain")
    MARKDOWN: ClassVar[_Constant[MediaType]] = _Constant("text/markdown")
    JPEG: ClassVar[_Constant[MediaType]] = _Constant("image/jpeg")
    PNG: ClassVar[_Constant[MediaType]] = _Constant("image/png")
    GLB: ClassVar[_Constant[MediaType]] = _Constant("model/gltf-binary")
    GLTF: ClassVar[_Constant[MediaType]] = _Constant("model/gltf+json")
    OBJ: ClassVar[_Constant[MediaType]] = _Constant("model/obj")
    PLY: ClassVar[_Constant[MediaType]] = _Constant("application/x-ply")
    STL: ClassVar[_Constant[MediaType]] = _Constant("model/stl")
    RVL: ClassVar[_Constant[MediaType]] = _Constant("application/rvl")
    MP4: ClassVar[_Constant[MediaType]] = _Constant("video/mp4")
    AAC: ClassVar[_Constant[MediaType]] = _Constant("audio/aac")
    FLAC: ClassVar[_Constant[MediaType]] = _Constant("audio/flac")
    M4A: ClassVar[_Constant[MediaType]] = _Constant("audio/mp4")
    MP3: ClassVar[_Constant[MediaType]] = _Constant("audio/mpeg")
    OGG: ClassVar[_Constant[MediaType]] = _Constant("audio/ogg")
    WAV: ClassVar[_Constant[MediaType]] = _Constant("audio/wav")

    @classmethod
    def guess_from_path(cls, path: str | Path) -> MediaType | None:
        """The media type that the file's suffix stands for; None for unknown suffixes."""
        name = _MEDIA_TYPE_OF_SUFFIX.get(Path(path).suffix.lower())
        return None if name is None else getattr(cls, name)


_MEDIA_TYPE_OF_SUFFIX = {
    f".{name.lower()}": name for name in "JPEG PNG GLB GLTF OBJ PLY STL MP4 AAC FLAC M4A MP3 OGG WAV".split()
}
_MEDIA_TYPE_OF_SUFFIX[".jpg"] = "JPEG"


class TextLogLevelExt:
    """Usual levels; any other text is a level, too."""

    __slots__ = ()

    CRITICAL: ClassVar[_Constant[TextLogLevel]] = _Constant("CRITICAL")
    ERROR: ClassVar[_Constant[TextLogLevel]] = _Constant("ERROR")
    WARN: ClassVar[_Constant[TextLogLevel]] = _Constant("WARN")
    INFO: ClassVar[_Constant[TextLogLevel]] = _Constant("INFO")
    DEBUG: ClassVar[_Constant[TextLogLevel]] = _Constant("DEBUG")
    TRACE: ClassVar[_Constant[TextLogLevel]] = _Constant("TRACE")


class RadiusExt:
    """Radii in points of the user interface."""

    __slots__ = ()

    @staticmethod
    def ui_points(radii: npt.ArrayLike) -> npt.NDArray[np.float32]:
        """Radii that are drawn at a fixed size: `radii` is in points, whatever the zoom."""
        return -np.abs(np.asarray(radii, dtype=np.float32))


class ClearIsRecursiveExt:
    """Recursive unless told otherwise."""

    __slots__ = ()

    def __init__(self, recursive: bool = True) -> None:
        """Whether everything below the entity is cleared, too."""
        super().__init__(recursive)  # type: ignore[call-arg]


class ColorExt:
    """Colours from texts."""

    __slots__ = ()

    @classmethod
    def from_string(cls, s: str) -> Color:
        """A colour that is always the same for the same text, and mostly another one for another."""
        hue = zlib.crc32(s.encode("utf-8")) / 2**32
        return cls(colorsys.hsv_to_rgb(hue, 0.85, 0.5))  # type: ignore[call-arg, return-value]


class VideoTimestampExt:
    """Batches of times from other units."""

    __slots__ = ()

    @staticmethod
    def seconds(seconds: npt.ArrayLike) -> VideoTimestampBatch:
        """Times of a video, (N,) or one, seconds."""
        return VideoTimestampExt.nanoseconds(np.rint(np.asarray(seconds, np.float64) * 1e9))

    @staticmethod
    def milliseconds(milliseconds: npt.ArrayLike) -> VideoTimestampBatch:
        """Times of a video, (N,) or one, milliseconds."""
        return VideoTimestampExt.nanoseconds(np.rint(np.asarray(milliseconds, np.float64) * 1e6))

    @staticmethod
    def nanoseconds(nanoseconds: npt.ArrayLike) -> VideoTimestampBatch:
        """Times of a video, (N,) or one, nanoseconds."""
        from ._integers import VideoTimestampBatch

        return VideoTimestampBatch(np.asarray(nanoseconds).astype(np.int64))


class Scale3DExt:
    """Scale by one number."""

    __slots__ = ()

    def __init__(self, uniform_or_per_axis: npt.ArrayLike = 1.0) -> None:
        """Factors along the axes: 3 numbers, or one for all."""
        numbers = np.asarray(uniform_or_per_axis, np.float32)
        super().__init__(np.full(3, numbers) if numbers.ndim == 0 else numbers)  # type: ignore[call-arg]


class ViewCoordinatesExt:
    """View coordinates by name, such as `RDF`: x points right, y down, z forward. They can be logged as they are."""

    __slots__ = ()

    ViewDir = ViewDir

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        """The batch of the archetype `ViewCoordinates`."""
        batch: BaseBatch = type(self)._BATCH_TYPE([self])  # type: ignore[attr-defined]
        name = "rerun.archetypes.ViewCoordinates"
        descriptor = ComponentDescriptor("ViewCoordinates:xyz", name, "rerun.components.ViewCoordinates")
        return [DescribedComponentBatch(batch, descriptor)]


_DIRECTIONS = {"U": 1, "D": 2, "R": 3, "L": 4, "F": 5, "B": 6}
_NAMES_OF_UP = {
    "RIGHT_HAND_X_UP": "URF",
    "RIGHT_HAND_X_DOWN": "DRB",
    "RIGHT_HAND_Y_UP": "RUB",
    "RIGHT_HAND_Y_DOWN": "RDF",
    "RIGHT_HAND_Z_UP": "RFU",
    "RIGHT_HAND_Z_DOWN": "RBD",
    "LEFT_HAND_X_UP": "URB",
    "LEFT_HAND_X_DOWN": "DRF",
    "LEFT_HAND_Y_UP": "RUF",
    "LEFT_HAND_Y_DOWN": "RDB",
    "LEFT_HAND_Z_UP": "RBU",
    "LEFT_HAND_Z_DOWN": "RFD",
}


def view_coordinate_names() -> dict[str, list[int]]:
    """All named view coordinates: three letters out of R/L, U/D, F/B, and the names of the up axis."""
    names = {
        "".join(letters): [_DIRECTIONS[letter] for letter in letters]
        for axes in itertools.product("RL", "UD", "FB")
        for letters in itertools.permutations(axes)
    }
    names.update({alias: names[letters] for alias, letters in _NAMES_OF_UP.items()})
    return names


for _name, _numbers in view_coordinate_names().items():
    setattr(ViewCoordinatesExt, _name, _Constant(_numbers))
