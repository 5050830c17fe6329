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


def run_ours(job: Job, samples: int, repeats: int) -> Result:
    width, height = job.size
    base = [
        sys.executable,
        "-m",
        "rerun_render",
        str(RECORDING),
        "--size",
        f"{width}x{height}",
        "--samples",
        str(samples),
    ]
    base += ["--timeline", TIMELINE, "-q", "-y"]
    video, still = job.scratch / f"ours{samples}.mp4", job.scratch / f"ours{samples}.png"
    runs = [timed([*base, "-o", str(video), "--fps", str(job.fps)]) for _ in range(repeats)]
    stills = [timed([*base, "-o", str(still), "--at", "0s"]) for _ in range(repeats)]
    return summary(f"rerun-render, {samples} sample{'s' if samples > 1 else ''}", job, runs, stills, video)


def run_official(job: Job, python: Path, mode: str, repeats: int) -> Result:
    video, still = job.scratch / f"official_{mode}.mp4", job.scratch / f"official_{mode}.png"
    common: dict[str, Any] = {
        "recording": str(RECORDING),
        "application_id": APPLICATION_ID,
        "timeline": TIMELINE,
        "times": job.times,
        "size": job.size,
        "mode": mode,
    }
    command = [str(python), str(ROOT / "benchmarks" / "official_viewer.py")]

    def run(**options: Any) -> tuple[float, int | None, str]:
        return timed([*command, json.dumps({**common, "still": None, "ffmpeg": None, **options})])

    runs = [run(ffmpeg=ffmpeg_command(job, video)) for _ in range(repeats)]
    stills = [run(still=str(still)) for _ in range(repeats)]
    return summary(f"official viewer, {mode}", job, runs, stills, video)


def ffmpeg_command(job: Job, video: Path) -> list[str]:
    """Reads PNG pictures from stdin and writes what rerun-render writes by default."""
    import imageio_ffmpeg

    scale = "scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int+bicubic"
    source = ["-f", "image2pipe", "-c:v", "png", "-framerate", str(job.fps), "-i", "pipe:0"]
    codec = ["-an", "-vf", f"{scale},format=yuv420p", "-c:v", "libx264", "-preset", "veryfast", "-crf", "22"]
    general = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
    return [*general, *source, *codec, "-movflags", "+faststart", str(video)]


def summary(
    name: str,
    job: Job,
    runs: list[tuple[float, int | None, str]],
    stills: list[tuple[float, int | None, str]],
    video: Path,
) -> Result:
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
    parser.add_argument("--fps", type=int, default=30, help="frames per second of the 4 s video (default: 30)")
    parser.add_argument("--size", default="1280x720", help="size of the view (default: 1280x720)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each, the fastest counts (default: 3)")
    parser.add_argument("--ours-only", action="store_true", help="leave the official viewer out")
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "latest.json")
    options = parser.parse_args()
    width, _, height = options.size.partition("x")
    times = list(FrameTimes(0, DURATION_NANOS, Fraction(NANOS, options.fps), round_up=True))
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as scratch:
        job = Job((int(width), int(height)), options.fps, times, Path(scratch))
        for samples in (4, 1):
            results.append(run_ours(job, samples, options.repeat))
        if not options.ours_only:
            python = official_python()
            for mode in ("view", "window"):
                results.append(run_official(job, python, mode, options.repeat))
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
