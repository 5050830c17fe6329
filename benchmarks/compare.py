"""Speed and memory of rerun-render beside the official headless viewer, in one run on one machine.

Both make the same video (H.264 with the same settings) and the same still of the DNA recording with one 3D view of
1280x720. The official viewer has no video output: it is driven one screenshot at a time, by view (`view_id`, the same
picture as ours) and by whole window (somewhat less work for it). It gets an environment of its own under
`benchmarks/.venv-official` on first use. Prints a table and writes `benchmarks/results/latest.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.memory import TreeMemory  # noqa: E402  (run as a script, the folder itself is on the path)
from rerun_render.replay.clock import FrameTimes  # noqa: E402

RECORDING = ROOT / "examples" / "dna" / "dna.rrd"
APPLICATION_ID = "rerun_render_dna"
TIMELINE = "stable_time"
DURATION_NANOS = 3_990_000_000
OFFICIAL_VERSION = "0.41.0"
OFFICIAL_VENV = ROOT / "benchmarks" / ".venv-official"
NANOS = 1_000_000_000


@dataclass
class Result:
    """One contender; of several runs the fastest. peak_bytes: of the run that made the video, all processes."""

    name: str
    video_secs: float
    frames_per_sec: float
    still_secs: float
    peak_bytes: int | None
    video_secs_of_all_runs: list[float]


@dataclass
class Job:
    """What is rendered. times: nanoseconds on the timeline, one for each frame."""

    size: tuple[int, int]
    fps: int
    times: list[int]
    scratch: Path


def timed(command: list[str]) -> tuple[float, int | None, str]:
    """Wall seconds of a command, peak memory of its process tree, and its stdout. Raises if it fails."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    with TreeMemory(process.pid) as memory:
        stdout, stderr = process.communicate()
    secs = time.monotonic() - start
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\nfailed with {process.returncode}:\n{stderr[-3000:]}")
    return secs, memory.peak_bytes, stdout


Run = tuple[float, int | None, str]


@dataclass
class Contender:
    """The commands of one way to make the same video and the same still."""

    name: str
    video: Path
    video_command: list[str]
    still_command: list[str]


def ours(job: Job, backend: str, samples: int) -> Contender:
    width, height = job.size
    base = [sys.executable, "-m", "rerun_render", str(RECORDING), "--size", f"{width}x{height}"]
    base += ["--backend", backend, "--samples", str(samples), "--timeline", TIMELINE, "-q", "-y"]
    video, still = job.scratch / f"{backend}{samples}.mp4", job.scratch / f"{backend}{samples}.png"
    return Contender(
        f"rerun-render, {backend}, {samples} sample{'s' if samples > 1 else ''}",
        video,
        [*base, "-o", str(video), "--fps", str(job.fps)],
        [*base, "-o", str(still), "--at", "0s"],
    )


def official(job: Job, python: Path, mode: str) -> Contender:
    video, still = job.scratch / f"official_{mode}.mp4", job.scratch / f"official_{mode}.png"
    task: dict[str, Any] = {
        "recording": str(RECORDING),
        "application_id": APPLICATION_ID,
        "timeline": TIMELINE,
        "times": job.times,
        "size": job.size,
        "mode": mode,
        "still": None,
        "ffmpeg": None,
    }
    driver = [str(python), str(ROOT / "benchmarks" / "official_viewer.py")]
    return Contender(
        f"official viewer, {mode}",
        video,
        [*driver, json.dumps({**task, "ffmpeg": ffmpeg_command(job, video)})],
        [*driver, json.dumps({**task, "still": str(still)})],
    )


def measure(contenders: list[Contender], job: Job, repeats: int) -> list[Result]:
    """Runs everybody in turn, `repeats` times over, so that a busy spell of the machine does not hit one alone."""
    videos: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    stills: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for turn in range(repeats):
        for contender in contenders:
            print(f"Run {turn + 1} of {repeats}: {contender.name} ...", file=sys.stderr)
            videos[contender.name].append(timed(contender.video_command))
            stills[contender.name].append(timed(contender.still_command))
    return [summary(c.name, job, videos[c.name], stills[c.name], c.video) for c in contenders]


def ffmpeg_command(job: Job, video: Path) -> list[str]:
    """Reads PNG pictures from stdin and writes what rerun-render writes by default."""
    import imageio_ffmpeg

    scale = "scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int+bicubic"
    source = ["-f", "image2pipe", "-c:v", "png", "-framerate", str(job.fps), "-i", "pipe:0"]
    codec = ["-an", "-vf", f"{scale},format=yuv420p", "-c:v", "libx264", "-preset", "veryfast", "-crf", "22"]
    general = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
    return [*general, *source, *codec, "-movflags", "+faststart", str(video)]


def summary(name: str, job: Job, runs: list[Run], stills: list[Run], video: Path) -> Result:
    num_frames = count_frames(video)
    if num_frames != len(job.times):
        raise SystemExit(f"{name}: expected a video of {len(job.times)} frames, got {num_frames}")
    best = min(runs, key=lambda run: run[0])
    peaks = [peak for _, peak, _ in runs if peak is not None]
    return Result(
        name=name,
        video_secs=best[0],
        frames_per_sec=num_frames / best[0],
        still_secs=min(secs for secs, _, _ in stills),
        peak_bytes=min(peaks) if peaks else None,
        video_secs_of_all_runs=[secs for secs, _, _ in runs],
    )


def count_frames(video: Path) -> int:
    import imageio_ffmpeg

    return int(imageio_ffmpeg.count_frames_and_secs(str(video))[0])


def official_python() -> Path:
    """The interpreter that has the official SDK; makes the environment if there is none."""
    python = OFFICIAL_VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = OFFICIAL_VENV / f".rerun-sdk-{OFFICIAL_VERSION}"
    if not stamp.exists():
        print(f"Installing rerun-sdk {OFFICIAL_VERSION} into {OFFICIAL_VENV.relative_to(ROOT)} ...", file=sys.stderr)
        venv.create(OFFICIAL_VENV, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", f"rerun-sdk=={OFFICIAL_VERSION}"], check=True)
        stamp.touch()
    return python


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    from rerun_render.gpu.adapters import choose_adapter

    adapter = choose_adapter()
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        cpu = models[0] if models else cpu
    return {
        "cpu": cpu,
        "num_cores": os.cpu_count(),
        "adapter": f"{adapter.name}, {adapter.backend}, {adapter.driver}",
        "python": platform.python_version(),
        "system": platform.platform(),
        "official_sdk": OFFICIAL_VERSION,
    }


def table(results: list[Result]) -> str:
    official = max((r.frames_per_sec for r in results if r.name.startswith("official")), default=None)
    lines = [
        "| | video, frames/s | times the official rate | still, s | peak memory, MB |",
        "|---|---:|---:|---:|---:|",
    ]
    for result in results:
        ratio = f"{result.frames_per_sec / official:.2f}" if official else "-"
        memory = f"{result.peak_bytes / 1e6:.0f}" if result.peak_bytes is not None else "-"
        rate = f"{result.frames_per_sec:.1f}"
        lines.append(f"| {result.name} | {rate} | {ratio} | {result.still_secs:.2f} | {memory} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--fps", type=int, default=100, help="frames per second of the 4 s video (default: %(default)s, as logged)"
    )
    parser.add_argument("--size", default="1280x720", help="size of the view (default: 1280x720)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each, the fastest counts (default: 3)")
    parser.add_argument("--ours-only", action="store_true", help="leave the official viewer out")
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "latest.json")
    options = parser.parse_args()
    width, _, height = options.size.partition("x")
    times = list(FrameTimes(0, DURATION_NANOS, Fraction(NANOS, options.fps), round_up=True))
    with tempfile.TemporaryDirectory() as scratch:
        job = Job((int(width), int(height)), options.fps, times, Path(scratch))
        contenders = [ours(job, backend, samples) for backend, samples in (("cpu", 4), ("wgpu", 4), ("wgpu", 1))]
        if not options.ours_only:
            python = official_python()
            contenders += [official(job, python, mode) for mode in ("view", "window")]
        results = measure(contenders, job, options.repeat)
    facts = machine()
    print("\n".join(f"{name}: {value}" for name, value in facts.items()))
    print(f"video: {len(times)} frames of {options.size}, whole command from start to finished file\n")
    print(table(results))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    document = {"machine": facts, "size": options.size, "fps": options.fps, "results": [asdict(r) for r in results]}
    options.json.write_text(json.dumps(document, indent=2) + "\n")
    print(f"\n{options.json}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
