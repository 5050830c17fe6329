"""Speed and memory of rerun-render beside the official headless viewer and the bare encoder, in one run on one machine.

    python benchmarks/compare.py [CASE ...] [--backends cpu,wgpu] [--repeat 1] [--official-python PATH]

Each case of `cases.py` becomes an H.264 video of 1280x720 (x264 veryfast), made by the whole command from start to
finished file. The official viewer has no video output: it is driven one screenshot at a time, for a few frames of the
same recording, and its rate leaves its start out. The encoder alone gets our frames uncompressed from a file. The
official SDK, which also writes the recordings, is installed under `benchmarks/.venv-official` on first use, unless
`--official-python` or $RERUN_OFFICIAL_PYTHON names an interpreter that has it. Prints a table and writes
`benchmarks/results/latest.json`.
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
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.cases import CASES, Case  # noqa: E402  (run as a script, the folder itself is on the path)
from benchmarks.memory import TreeMemory  # noqa: E402

DNA = ROOT / "examples" / "dna" / "dna.rrd"
OFFICIAL_VERSION = "0.41.0"
OFFICIAL_VENV = ROOT / "benchmarks" / ".venv-official"
X264 = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "22"]
SECONDS_PER_RUN = 900.0
# A path of ours would hide the official SDK.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@dataclass
class Ours:
    """One way of ours to make the video; of several runs the fastest. stages: seconds, overlapping."""

    name: str
    num_frames: int
    secs: list[float] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    peak_bytes: int | None = None

    @property
    def rate(self) -> float:
        return self.num_frames / min(self.secs)


@dataclass
class Result:
    """Frames per second of everybody; None where not measured."""

    case: str
    text: str
    target: float
    ours: list[Ours]
    still_secs: float
    official_rate: float | None
    official_still_secs: float | None
    encoder_rate: float | None


@dataclass
class Bench:
    """size: of the pictures, px. python: has the official SDK; None to leave the official viewer out."""

    size: tuple[int, int]
    scratch: Path
    python: Path | None
    backends: list[str]
    repeat: int

    def run(self, case: Case, recording: Path) -> Result:
        print(f"{case.name}: {case.text}", file=sys.stderr)
        ours = []
        for backend in self.backends:
            entry = Ours(backend, len(case.times))
            for _ in range(self.repeat):
                self._video(case, recording, backend, entry)
            ours.append(entry)
        still, _, _ = timed(
            [*self._command(case, recording, "cpu"), "-o", str(self.scratch / "still.png"), "--at", "0s"]
        )
        official_rate = official_still = None
        if self.python is not None:
            official_rate, official_still = self._official(case, recording)
        return Result(
            case.name,
            case.text,
            case.target,
            ours,
            still,
            official_rate,
            official_still,
            self._encoder(case, recording),
        )

    def _command(self, case: Case, recording: Path, backend: str) -> list[str]:
        width, height = self.size
        base = [sys.executable, "-m", "rerun_render", str(recording), "--size", f"{width}x{height}", "-q", "-y"]
        return [*base, "--backend", backend, "--timeline", case.timeline]

    def _video(self, case: Case, recording: Path, backend: str, entry: Ours) -> None:
        video = self.scratch / f"{case.name}-{backend}.mp4"
        report = self.scratch / "report.json"
        command = [*self._command(case, recording, backend), "--fps", str(case.fps), "--json", str(report)]
        secs, peak, _ = timed([*command, "-o", str(video)])
        found = json.loads(report.read_text())
        if found["frames"] != entry.num_frames:
            raise SystemExit(f"{case.name}: expected {entry.num_frames} frames, got {found['frames']}")
        if not entry.secs or secs < min(entry.secs):
            entry.stages, entry.peak_bytes = found["seconds"], peak
        entry.secs.append(secs)
        print(f"  {backend}: {entry.num_frames / secs:.1f} frames/s", file=sys.stderr)

    def _official(self, case: Case, recording: Path) -> tuple[float, float]:
        times = case.official_times
        job: dict[str, Any] = {
            "recording": str(recording),
            "application_id": case.application_id,
            "timeline": case.timeline,
            "times": times,
            "size": self.size,
            "mode": case.mode,
            "still": None,
            "ffmpeg": ffmpeg_command(case.fps, self.scratch / "official.mp4"),
        }
        _, _, output = timed([str(self.python), str(ROOT / "benchmarks" / "official_viewer.py"), json.dumps(job)])
        secs = json.loads(output.splitlines()[-1])["secs"]
        rate = len(times) / secs["frames"]
        print(f"  official viewer: {rate:.1f} frames/s", file=sys.stderr)
        return rate, secs["first_frame"]

    def _encoder(self, case: Case, recording: Path) -> float:
        """Frames per second of ffmpeg alone, which reads our frames from a file."""
        frames = self.scratch / "frames.y4m"
        timed([*self._command(case, recording, "cpu"), "--fps", str(case.fps), "-o", str(frames)])
        video = self.scratch / "encoder.mp4"
        general = [ffmpeg(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
        secs, _, _ = timed([*general, "-i", str(frames), *X264, "-movflags", "+faststart", str(video)])
        frames.unlink()
        rate = len(case.times) / secs
        print(f"  encoder alone: {rate:.1f} frames/s", file=sys.stderr)
        return rate


def timed(command: list[str]) -> tuple[float, int | None, str]:
    """Wall seconds of a command, peak memory of its process tree, and its stdout. Raises if it fails."""
    start = time.monotonic()
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=ROOT, env=ENVIRONMENT)
    with TreeMemory(process.pid) as memory:
        stdout, stderr = process.communicate(timeout=SECONDS_PER_RUN)
    secs = time.monotonic() - start
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\nfailed with {process.returncode}:\n{stderr[-3000:]}")
    return secs, memory.peak_bytes, stdout


def ffmpeg() -> str:
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def ffmpeg_command(fps: int, video: Path) -> list[str]:
    """Reads PNG pictures from stdin and writes what rerun-render writes by default."""
    scale = "scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int+bicubic"
    source = ["-f", "image2pipe", "-c:v", "png", "-framerate", str(fps), "-i", "pipe:0"]
    general = [ffmpeg(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
    codec = ["-an", "-vf", f"{scale},format=yuv420p", *X264]
    return [*general, *source, *codec, "-movflags", "+faststart", str(video)]


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


def write_recordings(python: Path, folder: Path, names: list[str]) -> None:
    """Those that are not there yet."""
    missing = [name for name in names if not (folder / f"{name}.rrd").exists()]
    if missing:
        print(f"Writing recordings: {', '.join(missing)} ...", file=sys.stderr)
        command = [str(python), str(ROOT / "benchmarks" / "recordings.py"), str(folder), *missing]
        subprocess.run(command, check=True, env=ENVIRONMENT)


def machine(backends: list[str]) -> dict[str, Any]:
    """What the figures were measured on."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        cpu = models[0] if models else cpu
    facts = {
        "cpu": cpu,
        "num_cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "official_sdk": OFFICIAL_VERSION,
    }
    if "wgpu" in backends:
        from rerun_render.gpu.adapters import choose_adapter

        adapter = choose_adapter()
        facts["adapter"] = f"{adapter.name}, {adapter.backend}, {adapter.driver}"
    return facts


def table(results: list[Result]) -> str:
    """Markdown: one line for each case and back end."""
    lines = [
        "| recording | back end | frames/s | official | ratio | target | encoder alone | still, s | MB | stages, s |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---|",
    ]
    for result in results:
        official = result.official_rate
        for ours in result.ours:
            stages = ", ".join(f"{name} {secs:.2f}" for name, secs in ours.stages.items() if secs >= 0.005)
            cells = [
                result.text,
                ours.name,
                f"{ours.rate:.1f}",
                "-" if official is None else f"{official:.2f}",
                "-" if official is None else f"{ours.rate / official:.1f}",
                f"{result.target:g}",
                "-" if result.encoder_rate is None else f"{result.encoder_rate:.0f}",
                f"{result.still_secs:.2f}",
                "-" if ours.peak_bytes is None else f"{ours.peak_bytes / 1e6:.0f}",
                stages,
            ]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    names = [case.name for case in CASES]
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of {', '.join(names)} (default: all)")
    parser.add_argument("--backends", default="cpu", help="cpu, wgpu or both: cpu,wgpu (default: %(default)s)")
    parser.add_argument("--size", default="1280x720", help="of the pictures (default: %(default)s)")
    parser.add_argument("--repeat", type=int, default=1, help="runs of ours, the fastest counts (default: 1)")
    parser.add_argument("--ours-only", action="store_true", help="leave the official viewer out")
    parser.add_argument("--official-python", type=Path, default=os.environ.get("RERUN_OFFICIAL_PYTHON"))
    parser.add_argument("--recordings", type=Path, default=ROOT / "benchmarks" / "recordings")
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "latest.json")
    options = parser.parse_args()
    unknown = sorted(set(options.cases) - set(names))
    if unknown:
        parser.error(f"no such case: {', '.join(unknown)}; there are {', '.join(names)}")
    chosen = [case for case in CASES if not options.cases or case.name in options.cases]
    width, _, height = options.size.partition("x")
    python = Path(options.official_python) if options.official_python else official_python()
    write_recordings(python, options.recordings, [case.name for case in chosen if case.name != "dna"])
    backends = options.backends.split(",")
    timed([sys.executable, "-m", "rerun_render", "warmup"])  # compiling is not what is measured
    with tempfile.TemporaryDirectory() as scratch:
        viewer = None if options.ours_only else python
        bench = Bench((int(width), int(height)), Path(scratch), viewer, backends, options.repeat)
        results = [
            bench.run(case, DNA if case.name == "dna" else options.recordings / f"{case.name}.rrd") for case in chosen
        ]
    facts = machine(backends)
    print("\n".join(f"{name}: {value}" for name, value in facts.items()))
    print(f"videos of {options.size}, H.264 veryfast; ours: whole command from start to finished file\n")
    print(table(results))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    document = {"machine": facts, "size": options.size, "results": [asdict(result) for result in results]}
    options.json.write_text(json.dumps(document, indent=2) + "\n")
    print(f"\n{options.json}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
