"""Numbers that recordings store for enumerations, as the SDK 0.18 and later writes them."""

from __future__ import annotations

from enum import IntEnum


class FillMode(IntEnum):
    """How solids are drawn."""

    MAJOR_WIREFRAME = 1
    DENSE_WIREFRAME = 2
    SOLID = 3
    TRANSPARENT_FILL_MAJOR_WIREFRAME = 4


class PointShading(IntEnum):
    """Whether points look like spheres or like discs."""

    GRADIENT = 1
    FLAT = 2


class MagnificationFilter(IntEnum):
    """How image pixels look when they are larger than a pixel of the picture."""

    NEAREST = 1
    LINEAR = 2
    BICUBIC = 3


class Colormap(IntEnum):
    """How numbers become colours."""

    GRAYSCALE = 1
    INFERNO = 2
    MAGMA = 3
    PLASMA = 4
    TURBO = 5
    VIRIDIS = 6
    CYAN_TO_YELLOW = 7
    SPECTRAL = 8
    TWILIGHT = 9
    RVIZ_MAP = 10
    RVIZ_COSTMAP = 11
    COSTMAP = 12


class MeshFaceRendering(IntEnum):
    """Which sides of triangles are drawn; corners of front sides run counter-clockwise."""

    DOUBLE_SIDED = 1
    FRONT = 2
    BACK = 3


class ColorModel(IntEnum):
    """Meaning and order of the channels of an image without a pixel format."""

    L = 1
    RGB = 2
    RGBA = 3
    BGR = 4
    BGRA = 5

    @property
    def num_channels(self) -> int:
        return {ColorModel.L: 1, ColorModel.RGB: 3, ColorModel.BGR: 3}.get(self, 4)


class ChannelDatatype(IntEnum):
    """Type of one channel of an image; little-endian in buffers."""

    U8 = 6
    I8 = 7
    U16 = 8
    I16 = 9
    U32 = 10
    I32 = 11
    U64 = 12
    I64 = 13
    F16 = 33
    F32 = 34
    F64 = 35

    @property
    def dtype_name(self) -> str:
        """Little-endian numpy type string, such as `<u2`."""
        kind, bits = self.name[0], int(self.name[1:])
        letter = {"U": "u", "I": "i", "F": "f"}[kind]
        return f"<{letter}{bits // 8}"

    @property
    def num_bytes(self) -> int:
        return int(self.dtype_name[-1])


class PixelFormat(IntEnum):
    """Layouts of image buffers that colour model and datatype cannot describe."""

    Y_U_V12_LIMITED_RANGE = 20
    NV12 = 26
    YUY2 = 27
    Y8_FULL_RANGE = 30
    Y_U_V24_LIMITED_RANGE = 39
    Y_U_V24_FULL_RANGE = 40
    Y8_LIMITED_RANGE = 41
    Y_U_V12_FULL_RANGE = 44
    Y_U_V16_LIMITED_RANGE = 49
    Y_U_V16_FULL_RANGE = 50
    BAYER_RGGB8 = 128
    BAYER_BGGR8 = 129
    BAYER_GBRG8 = 130
    BAYER_GRBG8 = 131
