"""Where channels other than colours come from."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from rerun_render import drawables
from rerun_render.replay.pipeline import FrameSource

if TYPE_CHECKING:
    from rerun_render.cpu.channels import ChannelRenderer


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
