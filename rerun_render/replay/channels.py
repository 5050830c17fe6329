"""Which channels of a picture are wanted, and where they come from."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rerun_render.core.errors import UsageError
from rerun_render.encode.formats import CHANNELS

if TYPE_CHECKING:  # options are read before anything heavy is imported
    from rerun_render import drawables
    from rerun_render.cpu.channels import ChannelRenderer
    from rerun_render.replay.pipeline import FrameSource


def parse_channels(channels: str | Iterable[str] | None) -> tuple[str, ...]:
    """Names in the order of `CHANNELS`, from `rgb,depth` or several names; `rgb` for None. Raises UsageError."""
    if channels is None:
        return ("rgb",)
    names = [name.strip() for name in channels.split(",")] if isinstance(channels, str) else list(channels)
    unknown = [name for name in names if name not in CHANNELS]
    if unknown or not names:
        got = repr(unknown[0]) if unknown else "none"
        raise UsageError(f"expected channels of {', '.join(CHANNELS)}, got {got}")
    return tuple(name for name in CHANNELS if name in names)


class ChannelTap:
    """Makes channels of frames that go from a scene to a back end: the same bytes whatever that back end is."""

    def __init__(self, scene: FrameSource) -> None:
        self._scene = scene
        self._frames: deque[drawables.Frame] = deque()
        self._renderer: ChannelRenderer | None = None
        self._last: tuple[drawables.Frame, drawables.Channels] | None = None

    def frame(self, time: int | None) -> drawables.Frame:
        """The scene's frame, which is kept until `next` asks for it."""
        frame = self._scene.frame(time)
        self._frames.append(frame)
        return frame

    def next(self) -> drawables.Channels:
        """Channels of the oldest frame that was not asked for yet; of the same frame they are the same object."""
        frame = self._frames.popleft()
        if self._last is None or self._last[0] is not frame:
            if self._renderer is None:
                from rerun_render.cpu.channels import ChannelRenderer

                self._renderer = ChannelRenderer()
            channels = self._renderer.channels(frame)
            for array in (channels.depth, channels.normal, channels.entity_id):
                array.flags.writeable = False
            self._last = (frame, channels)
        return self._last[1]

    def close(self) -> None:
        """End the threads."""
        if self._renderer is not None:
            self._renderer.close()
