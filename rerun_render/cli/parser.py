"""The command line's words. Loads no heavy module, so that `--help` is instant."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from rerun_render.core.errors import UsageError
from rerun_render.encode.formats import CHANNELS, CODECS, EXTENSIONS, FORMATS
from rerun_render.replay.choice import BACKENDS
from rerun_render.replay.options import DEFAULT_FPS, DEFAULT_SIZE, NAMED_SIZES, THEMES

NUMBER_OPTIONS = ("--eye", "--look-at", "--up")
COMMANDS = ("render", "info", "doctor", "warmup", "sdk-path")

EXIT_CODES = """\
exit codes:
  0    done
  1    failed for another reason
  2    wrong usage: option, time, view or output name
  3    the input cannot be read, or holds nothing that can be drawn
  4    no graphics adapter, or it cannot do what was asked for
  5    the encoder failed, or the output cannot be written
  7    with --strict: something could not be read or drawn
  130  stopped by Ctrl-C (what was rendered so far is kept in OUTPUT.part)
  141  the reader of stdout went away
"""

_RENDER_EPILOG = f"""\
outputs by extension:
  {" ".join(EXTENSIONS)}
  frames/%05d.png for a picture per frame, - for a raw stream on stdout (--format y4m or rgba)

times:
  1.5s, 00:01:02.5, #120 (sequence number), 50%, 2026-01-31T12:00:00Z, or the timeline's raw integer

other commands:
  rerun-render info FILE     what a recording holds and which views would be drawn
  rerun-render doctor        which graphics adapters and encoders this machine has
  rerun-render warmup        compile the code that draws on the CPU now, not with the first picture
  rerun-render sdk-path      folder to put on PYTHONPATH, so that `import rerun` logs with this project's package
  (a recording with such a name: ./info)

{EXIT_CODES}
environment:
  RERUN_RENDER_DEBUG=1       tracebacks for errors
  RERUN_RENDER_CACHE         folder for compiled code and the like
  IMAGEIO_FFMPEG_EXE         ffmpeg program to use
  WGPU_BACKEND_TYPE, WGPUPY_WGPU_ADAPTER_NAME, VK_DRIVER_FILES
                             choice of the graphics adapter, as in wgpu-py and Vulkan
"""


class _Parser(argparse.ArgumentParser):
    """Reports wrong usage as an exception, so that all errors are printed alike."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see `{self.prog} --help`)")


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Namespace with `command` and that command's options. Raises UsageError; exits after `--help` and `--version`."""
    words = list(argv)
    command = words.pop(0) if words and words[0] in COMMANDS else "render"
    parsers = {
        "render": _render_parser,
        "info": _info_parser,
        "doctor": _doctor_parser,
        "warmup": _warmup_parser,
        "sdk-path": _sdk_path_parser,
    }
    parser = parsers[command]()
    arguments = parser.parse_intermixed_args(_joined(words))
    arguments.command = command
    return arguments


def _new_parser(command: str, description: str, epilog: str) -> _Parser:
    parser = _Parser(
        prog="rerun-render" if command == "render" else f"rerun-render {command}",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    return parser


def _render_parser() -> _Parser:
    parser = _new_parser(
        "render",
        "Render a Rerun recording to a video or pictures, without a window: rerun-render rec.rrd -o out.mp4",
        _RENDER_EPILOG,
    )
    size = f"{DEFAULT_SIZE[0]}x{DEFAULT_SIZE[1]}"
    parser.add_argument("input", nargs="+", help="recording (.rrd) and blueprint (.rbl) files, or - for stdin")
    parser.add_argument("-o", "--output", metavar="OUTPUT", help="output file; its extension decides what is made")
    parser.add_argument("-y", "--overwrite", action="store_true", help="replace the output if it exists")
    _add_selection(parser)

    what = parser.add_argument_group("what is drawn")
    what.add_argument("--size", help=f"WxH in pixels, or {', '.join(NAMED_SIZES)} (default: {size})")
    what.add_argument(
        "--from",
        dest="start",
        metavar="TIME",
        help="first time (default: start of the data, or of the part that the blueprint repeats)",
    )
    what.add_argument("--to", dest="end", metavar="TIME", help="last time (default: end of the data, or of that part)")
    what.add_argument("--at", metavar="TIME", help="one frame at this time (default for a single picture: the end)")
    what.add_argument(
        "--channels",
        metavar="NAMES",
        help=f"{','.join(CHANNELS)} of 3D views, for .npz, .exr and .png (default: rgb; all for .npz and .exr)",
    )
    what.add_argument("--fps", type=float, default=DEFAULT_FPS, help="frames per second (default: %(default)g)")
    what.add_argument(
        "--speed",
        type=float,
        help="seconds of data per second of video; a sequence counts as 30 per second (default: as the blueprint says, "
        "or 1)",
    )

    _add_camera(parser)

    look = parser.add_argument_group("how it looks")
    look.add_argument("--theme", choices=THEMES, default="dark", help="colours of what is not data (default: dark)")
    look.add_argument("--background", metavar="COLOR", help="#rrggbb, white, black, or none: transparent")
    look.add_argument("--ui-scale", type=float, default=1.0, metavar="S", help="size of texts and lines (default: 1)")
    look.add_argument(
        "--overlay",
        metavar="TEXT",
        help='text burnt into the picture, e.g. "{timeline} {time}"; also {recording}, {application}',
    )
    look.add_argument("--each-view", action="store_true", help="one output per view: out-NAME.mp4 for each of them")
    look.add_argument("--sheet", metavar="CxR", help="one picture with frames spread over the range, e.g. 4x3")

    how = parser.add_argument_group("how it is drawn and written")
    how.add_argument("--samples", type=int, choices=(1, 4), default=4, help="4: anti-aliased, 1: not (default: 4)")
    how.add_argument(
        "--backend",
        choices=BACKENDS,
        default="auto",
        help="what draws: cpu, wgpu (a graphics adapter), or auto: wgpu on a real GPU, else cpu (default: auto)",
    )
    how.add_argument("--adapter", metavar="NAME", help="graphics adapter whose name contains this; implies wgpu")
    how.add_argument("--codec", metavar="CODEC", help=f"{', '.join(CODECS)}; what fits depends on the output")
    how.add_argument("--crf", type=int, metavar="N", help="quality of the codec, lower is better and larger")
    how.add_argument("--format", metavar="NAME", help=f"{', '.join(FORMATS)}: where the extension does not tell")
    how.add_argument("--threads", type=int, default=0, metavar="N", help="threads of the encoder (default: automatic)")
    how.add_argument("--serial", action="store_true", help="one stage at a time: same frames, slower")

    out = parser.add_argument_group("what is told")
    out.add_argument("--strict", action="store_true", help="exit with 7 if anything could not be read or drawn")
    out.add_argument("-q", "--quiet", action="store_true", help="only errors")
    out.add_argument("--json", nargs="?", const="-", metavar="FILE", help="write a report as JSON to FILE or stdout")
    out.add_argument("--hash", action="store_true", dest="hash_frames", help="a hash per frame in the JSON report")
    return parser


def _info_parser() -> _Parser:
    parser = _new_parser("info", "Show what a recording holds and which views would be drawn.", EXIT_CODES)
    parser.add_argument("input", nargs="+", help="recording (.rrd) and blueprint (.rbl) files, or - for stdin")
    parser.add_argument("--json", action="store_true", help="machine-readable")
    _add_blueprint(parser)
    return parser


def _warmup_parser() -> _Parser:
    description = "Compile the code that draws on the CPU and keep it in the user's cache folder (once per version)."
    return _new_parser("warmup", description, EXIT_CODES)


def _doctor_parser() -> _Parser:
    parser = _new_parser("doctor", "Check what this machine has for rendering, and say what is missing.", EXIT_CODES)
    parser.add_argument("--json", action="store_true", help="machine-readable")
    return parser


def _sdk_path_parser() -> _Parser:
    description = (
        "Print the folder of this project's `rerun` package, which logs recordings. Where the official package is "
        "installed too, `import rerun` finds that one; with this folder first on PYTHONPATH it finds ours."
    )
    return _new_parser("sdk-path", description, EXIT_CODES)


def _add_camera(parser: argparse.ArgumentParser) -> None:
    seen = parser.add_argument_group("from where 3D views are seen")
    seen.add_argument("--eye", metavar="X,Y,Z", help="place of the eye, in the space of the view's origin")
    seen.add_argument("--look-at", metavar="X,Y,Z", help="what the eye looks at (default: the middle of the data)")
    seen.add_argument("--up", metavar="X,Y,Z", help="what is up (default: as logged, else Z)")
    seen.add_argument("--fov", metavar="DEGREES", help="vertical opening angle (default: 55)")
    seen.add_argument("--intrinsics", metavar="FX,FY,CX,CY[,W,H]", help="pinhole in px, fitted into the view")
    seen.add_argument(
        "--camera",
        metavar="CAMERA",
        help="orbit[:TURNS] around the data; a .json file of key frames, or a nerfstudio camera path; or entity:/PATH "
        "to look through a logged camera (then the default size is that of its picture)",
    )
    seen.add_argument(
        "--duration",
        type=float,
        metavar="SECONDS",
        help="length of a video of static data under a camera that moves (default: as the key frames say, or 10)",
    )
    seen.add_argument("--follow", metavar="/PATH", help="move the eye with this entity, without turning")


def _joined(words: Sequence[str]) -> list[str]:
    """Numbers that begin with a minus, joined to the option that they belong to: they are no options themselves."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in NUMBER_OPTIONS and re.match(r"-\.?\d", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _add_selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--recording", metavar="NAME", help="number (from 0), application or recording id")
    parser.add_argument(
        "--timeline", metavar="NAME", help="timeline to play (default: the blueprint's or viewer's choice)"
    )
    parser.add_argument("--view", metavar="NAME", help="draw only this view: its number (from 0), name or origin")
    _add_blueprint(parser)


def _add_blueprint(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--blueprint",
        metavar="FILE",
        help="layout to apply: a file (.rbl, or .rrd that holds one), or none to leave it to the data (default: the "
        "last one in the inputs that is for the recording's application)",
    )


class _Version(argparse.Action):
    """Prints versions of what decides about pixels; looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from rerun_render.cli.versions import version_line

        print(version_line())
        parser.exit()
