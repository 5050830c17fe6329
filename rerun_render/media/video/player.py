"""Pictures of a video by number: decoded once in forward playback, from the keyframe before after a jump.

Pictures that come out on the way are kept as far as a byte budget allows, so that going backwards does not decode the
whole group anew for each of them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.encoded import MAX_PIXELS
from rerun_render.media.video.pictures import PictureConverter
from rerun_render.media.video.track import Track

UInt8Array = npt.NDArray[np.uint8]

KEPT_BYTES = 64 << 20
"""Decoded pictures of one player: 20 of 1920x1080."""

UNKNOWN_SIZE = (1280, 720)
_DECODERS = {"av1": "libdav1d"}


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """What a player shows. number: the picture it is. pixels: (H, W, 4) uint8 sRGB, read-only. problem: why it is an
    older picture than the one asked for; empty if it is that one."""

    number: int
    pixels: UInt8Array
    problem: str = ""


class Player:
    """Decodes one track for one place where it is shown. Safe to use from several threads, one at a time."""

    def __init__(self, track: Track, kept_bytes: int = KEPT_BYTES) -> None:
        self.track = track
        self.num_decoded = 0
        """Pictures that came out of the decoder so far."""
        self._kept_bytes = kept_bytes
        self._lock = threading.Lock()
        self._decoder: Any = None
        self._converter: PictureConverter | None = None
        self._frames: OrderedDict[int, Any] = OrderedDict()
        self._num_bytes = 0
        self._substitutes: dict[int, tuple[int, str]] = {}
        self._shown: Picture | None = None
        self._next = 0
        self._run_start = 0
        self._last_out = -1
        self._drained = True
        self._awaited: deque[int] = deque()
        self._error = ""

    def picture(self, number: int) -> Picture:
        """The picture `number`, or the newest one before it since the keyframe if it cannot be decoded.

        Raises RerunRenderError if there is no keyframe before it, or nothing since then can be decoded.
        """
        with self._lock:
            shown, problem = self._substitutes.get(number, (number, ""))
            frame = self._frames.get(shown)
            if frame is None:
                shown, problem, frame = self._find(number)
                if problem:
                    self._substitutes[number] = (shown, problem)
            if shown in self._frames:
                self._frames.move_to_end(shown)
            last = self._shown
            if last is None or last.number != shown or last.problem != problem:
                is_same = last is not None and last.number == shown
                pixels = last.pixels if last is not None and is_same else self._convert(frame)
                last = self._shown = Picture(shown, pixels, problem)
            return last

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of the first picture that can be decoded; 1280x720 if there is none."""
        for keyframe in self.track.keyframes[:1].tolist():
            with suppress(RerunRenderError):
                height, width, _ = self.picture(self.track.picture_of(keyframe)).pixels.shape
                return width, height
        return UNKNOWN_SIZE

    def _convert(self, frame: Any) -> UInt8Array:
        if self._converter is None:
            self._converter = PictureConverter(self.track.codec)
        return self._converter.rgba(frame)

    def _find(self, number: int) -> tuple[int, str, Any]:
        """Decode until the picture comes out. Returns what to show, why it is not the right one, and the frame."""
        track = self.track
        start = track.keyframe_of(number)
        if start is None:
            raise RerunRenderError("no keyframe before this picture, so it cannot be decoded")
        goes_on = self._run_start <= start <= self._next and self._last_out < number and not self._drained
        if not goes_on:
            self._begin(start)
        best: tuple[int, Any] | None = None
        if goes_on and self._last_out >= track.picture_of(start) and self._last_out in self._frames:
            best = (self._last_out, self._frames[self._last_out])
        while self._last_out < number and not self._drained:
            for out, frame in self._advance():
                self._keep(out, frame)
                if track.picture_of(start) <= out <= number:
                    best = (out, frame)
        if best is None:
            reason = self._error or "the decoder gave no picture"
            raise RerunRenderError(f"{track.codec} video cannot be decoded from its keyframe on: {reason}")
        if best[0] == number:
            return number, "", best[1]
        reason = self._error or "the decoder gave no picture for it"
        return best[0], f"a picture cannot be decoded, the one before stays: {reason}", best[1]

    def _begin(self, start: int) -> None:
        """Make the decoder ready to start at a keyframe."""
        if self._decoder is None:
            self._decoder = _open_decoder(self.track)
        else:
            self._decoder.flush_buffers()
        self._next = self._run_start = start
        self._last_out = -1
        self._drained = False
        self._awaited.clear()
        self._error = ""

    def _advance(self) -> list[tuple[int, Any]]:
        """Give the decoder one more sample, or tell it that there are none. Returns the pictures that came out."""
        import av

        packet = None
        if self._next < len(self.track):
            packet = av.Packet(self.track.read(self._next))
            packet.pts = packet.dts = self.track.picture_of(self._next)
            self._awaited.append(self._next)
            self._next += 1
        else:
            self._drained = True
        try:
            frames = self._decoder.decode(packet)
        except Exception as error:  # decoders raise errors of many types for damaged samples
            self._error = str(error) or type(error).__name__
            return []
        self.num_decoded += len(frames)
        return [(self._number(frame), frame) for frame in frames]

    def _number(self, frame: Any) -> int:
        """Which picture a frame is."""
        own = self._next - 1 if frame.pts is None else int(frame.pts)
        if self.track.pictures is None:
            # Known is only the sample a frame belongs to. Frames come out in the order of showing.
            limit = self.track.last_keyframe(own) if self._decoder.has_b_frames else own
            while self._awaited and self._awaited[0] < limit:
                self._awaited.popleft()
            own = self._awaited.popleft() if self._awaited else own
        self._last_out = max(self._last_out, own)
        return own

    def _keep(self, number: int, frame: Any) -> None:
        if number in self._frames:
            return
        self._frames[number] = frame
        self._num_bytes += _num_bytes(frame)
        while self._num_bytes > self._kept_bytes and len(self._frames) > 1:
            _, dropped = self._frames.popitem(last=False)
            self._num_bytes -= _num_bytes(dropped)


def _num_bytes(frame: Any) -> int:
    return sum(int(plane.buffer_size) for plane in frame.planes)


def _open_decoder(track: Track) -> Any:
    import av

    name = _DECODERS.get(track.codec, track.codec)
    try:
        decoder = av.CodecContext.create(name, "r")
        # One thread: damaged pictures are mended differently when several work on them.
        decoder.thread_count = 1
        decoder.options = {"max_pixels": str(MAX_PIXELS)}
        if track.extradata:
            decoder.extradata = track.extradata
        decoder.open()
    except Exception as error:  # unknown codecs and odd extradata raise errors of several types
        raise RerunRenderError(f"video of codec {track.codec} cannot be decoded: {error}") from error
    return decoder
