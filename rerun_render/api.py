"""What Python users call: `render` for a file, `Renderer` for frames as arrays.

>>> from rerun_render import Renderer
>>> with Renderer("recording.rrd", size="720p") as renderer:  # doctest: +SKIP
...     for frame in renderer.frames(fps=10):
...         print(frame.time, frame.rgba.shape)
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from io import IOBase
from pathlib import Path
from time import perf_counter
from typing import Any

from rerun_render.core.errors import EncodeError, UsageError
from rerun_render.encode.channels import ChannelEncoder, ChannelFrame
from rerun_render.encode.encoder import OutputPlan, open_encoder, output_names, plan_output
from rerun_render.encode.formats import CHANNELS
from rerun_render.replay.backend import Backend
from rerun_render.replay.clock import FrameTimes
from rerun_render.replay.options import RenderOptions, parse_channels, parse_sheet
from rerun_render.replay.picture import Frame
from rerun_render.replay.pipeline import Picture
from rerun_render.replay.player import Renderer, Source
from rerun_render.replay.sheet import Sheet, cell_size, spread
from rerun_render.replay.summary import Report, merged

__all__ = ["Progress", "Renderer", "Source", "render", "render_file"]

Progress = Callable[[int, int], None]
"""Called with the number of finished frames and of all frames; first with 0 finished."""


def render(
    source: Source,
    output: str | os.PathLike[str],
    *,
    progress: Progress | None = None,
    **options: Any,
) -> Report:
    """Render a recording into a file.

    output: .mp4, .mov, .mkv, .webm, .gif or .webp for a video, .png, .jpg or .tiff for one picture (the last time, or
    `at`), a name such as `frames/%05d.png` for a picture per frame, `-` for a raw stream on stdout.
    options: see `rerun_render.replay.options.RenderOptions`, e.g. `size="1080p"`, `fps=24`, `overwrite=True`.

    The output appears under its name only when it is complete. Raises a subclass of `RerunRenderError`: UsageError for
    options that do not fit, InputError for a source that cannot be read, AdapterError, EncodeError, and with `strict`
    SkippedContentError (then the output is written all the same).
    """
    chosen = RenderOptions(**options)
    report = render_file(source, output, chosen, progress=progress)
    if chosen.strict:
        report.raise_for_losses()
    return report


def render_file(
    source: Source,
    output: str | os.PathLike[str],
    options: RenderOptions,
    *,
    progress: Progress | None = None,
    backend: Backend | None = None,
) -> Report:
    """`render` with its options checked already; losses are only reported, also under `strict`.

    backend: an object that draws; None opens what the options name. A KeyboardInterrupt carries a note that says where
    the frames so far are.
    """
    if takes_channels(output, options):
        return _render_channels(source, output, options, progress=progress, backend=backend)
    if options.each_view:
        return _render_each_view(source, output, options, progress=progress, backend=backend)
    plan = _plan(output, options)
    if options.sheet is not None:
        return _render_sheet(source, plan, options, progress=progress, backend=backend)
    if plan.is_single_image and (options.start is not None or options.end is not None):
        raise UsageError("a range (from, to) does not fit a single picture: give one time (at), or a name with %05d")
    hashes: list[str] = []
    with _open(source, options, backend) as renderer:
        times = _times(renderer, plan, options)
        if plan.takes_planes(renderer.size) and not options.hash_frames:
            renderer.pixel_format = "yuv420p"
        renderer.prepare()  # no adapter: say so before anything is written
        encoder = open_encoder(
            plan,
            size=renderer.size,
            fps=options.fps,
            threads=options.threads,
            pixel_format=renderer.pixel_format,
            reporter=renderer.reporter,
        )
        stages = renderer.stages
        try:
            for picture in _drawn(renderer, times, progress):
                if options.hash_frames:
                    hashes.append(hashes[-1] if picture.is_repeat else Frame(picture.pixels, picture.time).hash)
                began = perf_counter()
                encoder.write(picture.pixels)
                stages.encode += perf_counter() - began
            began = perf_counter()
            outputs = encoder.finish()
            stages.encode += perf_counter() - began
        except BaseException as error:
            kept = encoder.abort(keep=not isinstance(error, EncodeError))
            if kept is not None:
                error.add_note(f"what was rendered so far is kept and plays: {kept}")
            raise
        return replace(
            renderer.report,
            outputs=tuple(str(path) for path in outputs),
            fps=options.fps,
            hashes=tuple(hashes),
        )


def _drawn(
    renderer: Renderer, times: FrameTimes | Sequence[int | None], progress: Progress | None
) -> Iterator[Picture]:
    """Pictures at the given times; each counts as finished when the next one is asked for."""
    if progress is not None:
        progress(0, len(times))
    with closing(renderer.draw_pictures(times)) as pictures:
        for picture in pictures:
            yield picture
            if progress is not None:
                progress(picture.index + 1, len(times))


def _plan(output: str | os.PathLike[str], options: RenderOptions) -> OutputPlan:
    return plan_output(
        output,
        format=options.format,
        codec=options.codec,
        crf=options.crf,
        fps=options.fps,
        overwrite=options.overwrite,
        transparent=options.is_transparent,
    )


def _open(source: Source, options: RenderOptions, backend: Backend | None) -> Renderer:
    return Renderer(
        source,
        size=options.size,
        timeline=options.timeline,
        view=options.view,
        blueprint=options.blueprint,
        recording=options.recording,
        samples=options.samples,
        adapter=options.adapter,
        serial=options.serial,
        backend=options.backend if backend is None else backend,
        channels=options.channels,
        duration=options.duration,
        camera=options.camera,
        eye=options.eye,
        look_at=options.look_at,
        up=options.up,
        fov=options.fov,
        intrinsics=options.intrinsics,
        follow=options.follow,
        theme=options.theme,
        background=options.background,
        ui_scale=options.ui_scale,
        overlay=options.overlay,
    )


def takes_channels(output: str | os.PathLike[str], options: RenderOptions) -> bool:
    """Whether an output holds channels rather than pictures or a video."""
    suffix = Path(os.fspath(output)).suffix.lower()
    return parse_channels(options.channels) != ("rgb",) or suffix in (".npz", ".exr")


def _render_channels(
    source: Source,
    output: str | os.PathLike[str],
    options: RenderOptions,
    *,
    progress: Progress | None,
    backend: Backend | None,
) -> Report:
    """A file, or files, per frame. Without a choice of channels a file gets all of them."""
    if os.fspath(output) == "-":
        raise UsageError("channels need a file name (.npz, .exr or .png), not stdout")
    if options.is_transparent:
        raise UsageError("channels have no transparency: choose a colour for the background")
    names = CHANNELS if options.channels is None else parse_channels(options.channels)
    options = replace(options, channels=names)
    with _open(source, options, backend) as renderer:
        encoder = ChannelEncoder(Path(output), names, renderer.entity_ids, overwrite=options.overwrite)
        if not encoder.is_sequence and (options.start is not None or options.end is not None):
            raise UsageError("a range (from, to) does not fit a single file: give one time (at), or a name with %05d")
        times: FrameTimes | tuple[int | None] = (renderer.time_at(options.at),)
        if encoder.is_sequence and options.at is None:
            times = renderer.frame_times(fps=options.fps, speed=options.speed, start=options.start, end=options.end)
        for picture in _drawn(renderer, times, progress):
            encoder.write(ChannelFrame(picture.pixels, picture.channels, picture.time))
        outputs = encoder.finish()
        return replace(renderer.report, outputs=tuple(map(str, outputs)), fps=options.fps)


def _render_sheet(
    source: Source,
    plan: OutputPlan,
    options: RenderOptions,
    *,
    progress: Progress | None,
    backend: Backend | None,
) -> Report:
    if not plan.is_single_image:
        raise UsageError("a sheet is one picture: give the output a name such as sheet.png")
    columns, rows = parse_sheet(options.sheet or "1x1")
    size = options.size_px
    cell = replace(options, size=cell_size(size, columns, rows), sheet=None)
    with _open(source, cell, backend) as renderer:
        every = renderer.frame_times(fps=options.fps, speed=options.speed, start=options.start, end=options.end)
        times = spread(every, columns * rows)
        renderer.prepare()
        encoder = open_encoder(plan, size=size)
        sheet = Sheet(size, columns, rows, renderer.ground)
        for picture in _drawn(renderer, times, progress):
            sheet.add(picture.pixels)
        encoder.write(sheet.pixels)
        outputs = encoder.finish()
        hashes = (Frame(sheet.pixels, None).hash,) if options.hash_frames else ()
        return replace(renderer.report, outputs=tuple(map(str, outputs)), size=size, fps=options.fps, hashes=hashes)


def _render_each_view(
    source: Source,
    output: str | os.PathLike[str],
    options: RenderOptions,
    *,
    progress: Progress | None,
    backend: Backend | None,
) -> Report:
    """One output per view, one after the other; the reports of all in one."""
    if options.view is not None:
        raise UsageError("one view (view) and an output per view (each_view) exclude each other: give one of them")
    if os.fspath(output) == "-":
        raise UsageError("an output per view needs a file name, not stdout")
    source = _rereadable(source)
    with _open(source, replace(options, each_view=False), backend) as renderer:
        views = [view for view in renderer.views if view.drawable and view.shown]
    names = output_names(output, [view.name for view in views])
    for name in names:  # all of them, before the first is written
        _plan(name, options)
    reports: list[Report] = []
    for number, (view, name) in enumerate(zip(views, names, strict=True)):
        one = options if view.class_name == "3D" else options.without_camera()
        one = replace(one, each_view=False, view=view.index)

        def part(done: int, total: int, number: int = number) -> None:
            if progress is not None and (done or not number):
                progress(number * total + done, len(views) * total)

        reports.append(render_file(source, name, one, progress=part, backend=backend))
    return merged(reports)


def _rereadable(source: Source) -> Source:
    """A source that can be opened several times: what can be read only once is read now."""
    if source == "-":
        return sys.stdin.buffer.read()
    if isinstance(source, (str, os.PathLike, bytes)):
        return source
    return source.read() if isinstance(source, IOBase) else tuple(source)  # type: ignore[arg-type]


def _times(renderer: Renderer, plan: OutputPlan, options: RenderOptions) -> FrameTimes | tuple[int | None]:
    if plan.is_single_image or options.at is not None:
        return (renderer.time_at(options.at),)
    return renderer.frame_times(fps=options.fps, speed=options.speed, start=options.start, end=options.end)
