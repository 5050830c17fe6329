"""What the first bytes of an encoded picture tell: whether decoding can start there, whether pictures are reordered.

Samples of H.264 and H.265 are access units with start codes (Annex B), those of AV1 temporal units.
"""

from __future__ import annotations

from collections.abc import Iterator

_START = b"\0\0\1"
_H264_SPS, _H264_IDR = 7, 5
_H265_SPS, _H265_IRAP = 33, range(16, 24)
_AV1_SEQUENCE, _AV1_FRAME_HEADER, _AV1_FRAME = 1, 3, 6
_B_SLICE = {"h264": 1, "hevc": 0}


def is_keyframe(codec: str, sample: bytes) -> bool:
    """Whether a decoder that has seen nothing before can start with `sample`. codec: `h264`, `hevc`, `av1`, `vp8` or
    `vp9`."""
    if codec == "h264":
        kinds = [sample[place] & 31 for place in _units_up_to_slice(codec, sample)]
        return _H264_SPS in kinds and kinds[-1] == _H264_IDR
    if codec == "hevc":
        kinds = [sample[place] >> 1 & 63 for place in _units_up_to_slice(codec, sample)]
        return _H265_SPS in kinds and kinds[-1] in _H265_IRAP
    if codec == "av1":
        return _is_av1_keyframe(sample)
    if codec == "vp8":
        return len(sample) >= 10 and not sample[0] & 1 and sample[3:6] == b"\x9d\x01\x2a"
    return _is_vp9_keyframe(sample)


def has_b_slices(codec: str, sample: bytes) -> bool:
    """Whether the first slice of an H.264 or H.265 picture refers to two pictures, so that it may be shown before
    pictures that are decoded earlier. False where this cannot be read."""
    places = list(_units_up_to_slice(codec, sample))
    if not places or codec not in _B_SLICE:
        return False
    place = places[-1]
    bits = _Bits(sample[place + (1 if codec == "h264" else 2) : place + 18])
    try:
        if codec == "h264":
            bits.golomb()  # first macroblock
            return bits.golomb() % 5 == _B_SLICE[codec]
        bits.read(1)  # first slice
        if sample[place] >> 1 & 63 in _H265_IRAP:
            return False
        bits.golomb()  # parameter set
        return bits.golomb() == _B_SLICE[codec]
    except IndexError:
        return False


def _units_up_to_slice(codec: str, sample: bytes) -> Iterator[int]:
    """Where the units of an access unit begin, up to the first one that holds a part of the picture."""
    place = sample.find(_START)
    while 0 <= place < len(sample) - 3:
        place += 3
        yield place
        head = sample[place]
        if (1 <= head & 31 <= 5) if codec == "h264" else (head >> 1 & 63 < 32):
            return
        place = sample.find(_START, place)


def _is_av1_keyframe(sample: bytes) -> bool:
    has_sequence = False
    place = 0
    while place < len(sample):
        head = sample[place]
        kind, has_extension, has_size = head >> 3 & 15, head >> 2 & 1, head >> 1 & 1
        place += 1 + has_extension
        size = len(sample) - place
        if has_size:
            size, place = _leb128(sample, place)
        if kind == _AV1_SEQUENCE:
            has_sequence = True
        elif kind in (_AV1_FRAME, _AV1_FRAME_HEADER) and place < len(sample):
            # One bit: shows an older picture. Two bits: kind of picture, 0 for a key frame.
            return has_sequence and sample[place] >> 5 == 0
        place += size
    return False


def _leb128(data: bytes, place: int) -> tuple[int, int]:
    """A number with seven bits in each byte, lowest first, and the place after it."""
    value = 0
    for shift in range(0, 56, 7):
        if place >= len(data):
            break
        byte = data[place]
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            break
    return value, place


def _is_vp9_keyframe(sample: bytes) -> bool:
    bits = _Bits(sample[:8])
    try:
        if bits.read(2) != 2:
            return False
        profile = bits.read(1) | bits.read(1) << 1
        if profile == 3:
            bits.read(1)
        shows_existing, is_inter = bits.read(1), bits.read(1)
        bits.read(2)
        return not shows_existing and not is_inter and bits.read(24) == 0x498342
    except IndexError:
        return False


class _Bits:
    """Reads numbers of any width, highest bit first. IndexError at the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def read(self, width: int) -> int:
        value = 0
        for _ in range(width):
            value = value << 1 | self._data[self._place >> 3] >> (7 - self._place & 7) & 1
            self._place += 1
        return value

    def golomb(self) -> int:
        """A number that starts with as many zeros as it has bits after its first one, plus one."""
        zeros = 0
        while self.read(1) == 0:
            zeros += 1
        return (1 << zeros) - 1 + self.read(zeros)
