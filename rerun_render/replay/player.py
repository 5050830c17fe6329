"""A recording that is ready to be drawn: loads, selects, and hands out frames."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from time import perf_counter
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO
from weakref import WeakSet

from rerun_render.core.errors import UsageError
from rerun_render.core.report import Reporter
from rerun_render.replay.backend import Backend, PixelFormat, open_backend
from rerun_render.replay.blueprints import BlueprintSource, find_blueprint
from rerun_render.replay.cameras import open_camera
from rerun_render.replay.channels import ChannelTap
from rerun_render.replay.clock import FrameTimes, frame_times, panel_range, panel_speed
from rerun_render.replay.matting import MattingBackend
from rerun_render.replay.options import DEFAULT_FPS, RenderOptions, parse_channels, parse_color, parse_size
from rerun_render.replay.picture import Frame
from rerun_render.replay.pipeline import FRAMES_IN_FLIGHT, Picture, render_frames
from rerun_render.replay.select import select_recording, select_timeline
from rerun_render.replay.summary import Report, StageTimes
from rerun_render.replay.times import TimeLike, check_inside, format_time, parse_time
from rerun_render.scene.camera_control.options import CameraLike

if TYPE_CHECKING:
    from rerun_render.scene.scene import ViewInfo
    from rerun_render.store.recording import Recording, TimelineInfo

Source = str | os.PathLike[str] | bytes | BinaryIO | Sequence[str | os.PathLike[str]]
"""A path, paths (later ones may hold blueprints), the bytes of a file, a binary file object, or `-` for stdin."""


class Renderer:
    """A recording that is ready to be drawn.

    The arguments are those of `RenderOptions`; `backend` may also be an object that draws (it is not closed, so it can
    serve many recordings). Nothing is drawn, and no graphics adapter opened, before the first frame is asked for. Not
    to be shared between threads, nor used in a forked process (use the start method "spawn").
    Raises InputError if the source cannot be read, UsageError if there is no such recording, timeline or view.
    """

    def __init__(
        self,
        source: Source,
        *,
        size: tuple[int, int] | str | None = None,
        timeline: str | None = None,
        view: int | str | None = None,
        blueprint: BlueprintSource = None,
        recording: int | str | None = None,
        samples: int = 4,
        adapter: str | None = None,
        serial: bool = False,
        strict: bool = False,
        backend: Backend | str = "auto",
        channels: str | Iterable[str] | None = None,
        duration: float | None = None,
        camera: CameraLike | None = None,
        eye: Any = None,
        look_at: Any = None,
        up: Any = None,
        fov: Any = None,
        intrinsics: Any = None,
        follow: str | None = None,
        theme: str = "dark",
        background: str | None = None,
        ui_scale: float = 1.0,
        overlay: str | None = None,
    ) -> None:
        from rerun_render.scene.camera_control.checks import logged_size
        from rerun_render.scene.look import Look
        from rerun_render.scene.plan import plan_views
        from rerun_render.scene.scene import Scene
        from rerun_render.scene.theme import THEMES
        from rerun_render.store.load import load

        backend_name = backend if isinstance(backend, str) else "auto"
        options = RenderOptions(
            size=size,
            samples=samples,
            backend=backend_name,
            channels=channels,
            duration=duration,
            camera=camera,
            eye=eye,
            look_at=look_at,
            up=up,
            fov=fov,
            intrinsics=intrinsics,
            follow=follow,
            theme=theme,
            background=background,
            ui_scale=ui_scale,
            overlay=overlay,
        )
        self.reporter = Reporter()
        self.size = options.size_px
        self.stages = StageTimes()
        self._began = perf_counter()
        self.channels = parse_channels(channels)
        self._strict = strict
        self._serial = serial
        self._samples = samples
        self.pixel_format: PixelFormat = "rgba"
        self._adapter = adapter
        self._backend_name = backend_name
        self._backend: Backend | None = None if isinstance(backend, str) else backend
        self._pid = os.getpid()
        self._adapter_name = ""
        self._owns_backend = self._backend is None
        self._is_drawing = False
        self._iterations: WeakSet[Generator[Picture, None, None]] = WeakSet()
        self._fps = DEFAULT_FPS
        self._num_frames = 0
        self._num_rendered = 0
        self._first_time: int | None = None
        self._last_time: int | None = None
        self._sources = ExitStack()
        self._loaded = self._sources.enter_context(load(source, reporter=self.reporter))
        try:
            self.recording: Recording = select_recording(self._loaded.recordings, recording, self.reporter)
            found = find_blueprint(self.recording, self._loaded, blueprint, self._sources, self.reporter)
            self._panel = None if found is None else found.time_panel
            preferred = None if self._panel is None else self._panel.timeline
            self.timeline: str | None = select_timeline(self.recording, timeline, preferred)
            span = None if self.timeline is None else self.recording.timelines[self.timeline]
            control, self._span = open_camera(options.camera_options(), span, duration)
            if size is None and control is not None and control.entity is not None:
                lone = view is not None or len(plan_views(self.recording, found).views) == 1
                logged = logged_size(self.recording, self.timeline, control.entity) if lone else None
                self.size = self.size if logged is None else parse_size(logged)
            look = Look(
                theme=THEMES[theme],
                background=None if background is None else parse_color(background),
                ui_scale=ui_scale,
                caption=None if overlay is None else caption_of(overlay, self.recording, self.timeline),
            )
            self.ground = look.theme.background if look.background is None else look.background
            self.is_transparent = self.ground[3] == 0
            self._scene = Scene(
                self.recording,
                self.timeline,
                size=self.size,
                view=_view_key(view),
                blueprint=found,
                reporter=self.reporter,
                look=look,
                camera=control,
            )
            if self.channels != ("rgb",) and not self._scene.shows_3d:
                raise UsageError("depths, normals and ids are those of 3D views, but none is drawn: choose one (view)")
        except BaseException:
            self._sources.close()
            raise
        self.stages.load = perf_counter() - self._began

    @property
    def views(self) -> tuple[ViewInfo, ...]:
        """All views of the recording, also those that are not drawn."""
        return self._scene.views

    @property
    def entity_ids(self) -> Mapping[int, str]:
        """Paths of the entities by the numbers that stand for them in `Frame.entity_id`; 0 is nothing."""
        from rerun_render.scene.entity_ids import entity_ids

        return MappingProxyType({number: str(path) for path, number in entity_ids(self.recording).items()})

    @property
    def timelines(self) -> Mapping[str, TimelineInfo]:
        """The recording's timelines by name, with their ranges."""
        return MappingProxyType(self.recording.timelines)

    def frame_times(
        self,
        *,
        fps: float = DEFAULT_FPS,
        speed: float | None = None,
        start: TimeLike | None = None,
        end: TimeLike | None = None,
    ) -> FrameTimes | tuple[int | None]:
        """The times that `frames` draws; `(None,)` if all data is static and the eye stands still. Raises UsageError.

        speed: None plays as the blueprint says, or in real time. start, end: without both, the part that the blueprint
        repeats, or all data.
        """
        span = self._span
        if span is None:
            for given in (start, end):
                self._refuse_time(given)
            return (None,)
        first = None if start is None else parse_time(start, span, name="start of the range")
        last = None if end is None else parse_time(end, span, name="end of the range")
        if self._panel is not None and self.timeline is not None and self._panel.timeline in (None, self.timeline):
            speed = panel_speed(self._panel, span) if speed is None else speed
            if first is None and last is None:
                first, last = panel_range(self._panel, span)
        return frame_times(span, fps, 1.0 if speed is None else speed, first, last)

    def frames(
        self,
        *,
        fps: float = DEFAULT_FPS,
        speed: float | None = None,
        start: TimeLike | None = None,
        end: TimeLike | None = None,
    ) -> Iterator[Frame]:
        """Frames from `start` to `end` (inclusive; default: all data), `fps` per second of video.

        speed: seconds of the recording per second of video; None as the blueprint says. Raises UsageError,
        AdapterError.
        """
        times = self.frame_times(fps=fps, speed=speed, start=start, end=end)
        self._fps = fps
        return self.draw(times)

    def frame(self, at: TimeLike | None = None) -> Frame:
        """The frame at one time; None for the end of the data. Raises UsageError if `at` lies outside of the data."""
        return next(self.draw((self.time_at(at),), serial=True))

    def time_at(self, at: TimeLike | None) -> int | None:
        """The value on the timeline that `at` means, None if all data is static. Raises UsageError."""
        span = self._span
        if span is None:
            self._refuse_time(at)
            return None
        return span.end if at is None else check_inside(parse_time(at, span), span)

    @property
    def report(self) -> Report:
        """What was done so far."""
        self.stages.wall = perf_counter() - self._began
        issues = tuple(self.reporter)
        return Report(
            outputs=(),
            recording=self.recording.recording_id,
            timeline=self.timeline,
            start=self._first_time,
            end=self._last_time,
            size=self.size,
            fps=self._fps,
            adapter=self._adapter_name,
            frames=self._num_frames,
            rendered=self._num_rendered,
            repeated=self._num_frames - self._num_rendered,
            stages=self.stages,
            issues=issues,
            issue_counts=tuple(self.reporter.count(issue) for issue in issues),
        )

    def close(self) -> None:
        """Free the GPU and the source. Raises SkippedContentError if `strict` and something was lost."""
        self._close()
        if self._strict:
            self.report.raise_for_losses()

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._close()

    def _close(self) -> None:
        for iteration in list(self._iterations):
            iteration.close()  # its thread reads the source
        if self._backend is not None and self._owns_backend:
            self._backend.close()
            self._backend = None
        self._sources.close()

    def prepare(self) -> None:
        """Open the graphics adapter now instead of with the first frame. Raises AdapterError."""
        if os.getpid() != self._pid:
            raise UsageError("a Renderer cannot be used after a fork: create it in the new process, or spawn processes")
        if self._backend is None:
            began = perf_counter()
            self._backend = open_backend(
                backend=self._backend_name,
                adapter=self._adapter,
                samples=self._samples,
                frames_in_flight=2 * FRAMES_IN_FLIGHT if self.is_transparent else FRAMES_IN_FLIGHT,
                pixel_format=self.pixel_format,
            )
            self.stages.open += perf_counter() - began
        if self.is_transparent and not isinstance(self._backend, MattingBackend):
            self._backend = MattingBackend(self._backend)
        self._adapter_name = self._backend.adapter_name
        self.pixel_format = self._backend.pixel_format

    def draw(self, times: Iterable[int | None], *, serial: bool = False) -> Generator[Frame, None, None]:
        """Frames at the given values of the timeline, in order; see `frame_times`, `time_at`.

        serial: one stage at a time, as in the options.
        One iteration at a time: raises UsageError while another one is neither finished nor closed.
        """
        with closing(self.draw_pictures(times, serial=serial)) as pictures:
            for picture in pictures:
                found: dict[str, Any] = {}
                if picture.channels is not None:
                    found = {name: getattr(picture.channels, name) for name in self.channels if name != "rgb"}
                yield Frame(picture.pixels, picture.time, picture.index, picture.is_repeat, **found)

    def draw_pictures(self, times: Iterable[int | None], *, serial: bool = False) -> Generator[Picture, None, None]:
        """Like `draw`, with pixels in `pixel_format`: what an encoder takes."""
        iteration = self._draw(times, serial=self._serial or serial)
        self._iterations.add(iteration)
        return iteration

    def _draw(self, times: Iterable[int | None], *, serial: bool) -> Generator[Picture, None, None]:
        self.prepare()
        if self._backend is None or self._is_drawing:
            raise UsageError("frames are still being drawn: finish that loop, or close its iterator, first")
        self._is_drawing = True
        self._scene.set_range(*self._range(times))
        tap = None if self.channels == ("rgb",) else ChannelTap(self._scene)
        source = self._scene if tap is None else tap
        try:
            for picture in render_frames(source, self._backend, times, serial=serial, stages=self.stages):
                if tap is not None:
                    picture = replace(picture, channels=tap.next())
                if self._num_frames == 0:
                    self._first_time = picture.time
                self._last_time = picture.time
                self._num_frames += 1
                self._num_rendered += not picture.is_repeat
                yield picture
        finally:
            self._is_drawing = False
            if tap is not None:
                tap.close()

    def _range(self, times: Iterable[int | None]) -> tuple[int | None, int | None]:
        """First and last time of what is drawn; of all data where that is one time or not known yet."""
        if isinstance(times, (FrameTimes, Sequence)) and len(times) > 1:
            return times[0], times[-1]
        span = self._span
        return (None, None) if span is None else (span.start, span.end)

    def _refuse_time(self, given: TimeLike | None) -> None:
        if given is not None:
            raise UsageError(f"all data of this recording is static, so there is no time {given!r}: leave it out")


def _view_key(view: int | str | None) -> int | str | None:
    return int(view) if isinstance(view, str) and view.isascii() and view.isdigit() else view


def caption_of(template: str, recording: Recording, timeline: str | None) -> Callable[[int | None], str]:
    """What an overlay says at each time."""
    fields = {
        "timeline": timeline or "",
        "recording": recording.name or recording.recording_id,
        "application": recording.application_id or "",
    }
    kind = None if timeline is None else recording.timelines[timeline].timeline.kind

    def caption(time: int | None) -> str:
        shown = "static" if time is None or kind is None else format_time(time, kind)
        return template.format_map({**fields, "time": shown})

    return caption
