"""Drives the official headless viewer frame by frame. Runs in an environment with rerun-sdk 0.41, not in ours.

    python official_viewer.py '{"recording": ..., "mode": "view", ...}'

Prints one JSON object on the last line of stdout. `benchmarks/compare.py` calls it.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import rerun as rr
import rerun.blueprint as rrb
from rerun.experimental import ViewerClient

# Around the content of a lone view, with every panel hidden, the window of 0.41 keeps this much for itself.
WINDOW_EXTRA = {"view": (7, 71), "window": (0, 0)}
START_LIMIT_SECS = 60.0


def write_layout(application_id: str, path: Path) -> None:
    """A stored layout of one 3D view and no panels, for recordings that hold none."""
    hidden = [panel(state="hidden") for panel in (rrb.TopPanel, rrb.BlueprintPanel, rrb.SelectionPanel, rrb.TimePanel)]
    rrb.Blueprint(rrb.Spatial3DView(origin="/"), *hidden).save(application_id, str(path))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def viewer(sources: list[str], width: int, height: int) -> Iterator[tuple[ViewerClient, str]]:
    """A running viewer that has loaded everything, and the id of its view."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("rerun")), "--headless", "--window-size", f"{width}x{height}"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, "--port", str(port), *sources],
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            deadline = time.monotonic() + START_LIMIT_SECS
            while True:
                with contextlib.suppress(Exception):  # it refuses connections until it listens
                    client = ViewerClient.connect(f"rerun+http://127.0.0.1:{port}/proxy")
                    state = client.get_state()
                    if state.views and state.recordings and not state.loading:
                        yield client, state.views[0].view_id
                        return
                if time.monotonic() > deadline or process.poll() is not None:
                    log.seek(0)
                    raise RuntimeError(f"the viewer did not start:\n{log.read().decode(errors='replace')[-2000:]}")
                time.sleep(0.02)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def encode(command: list[str], frames: queue.Queue[bytes | None]) -> None:
    process = subprocess.Popen(command, stdin=subprocess.PIPE)
    assert process.stdin is not None
    while (png := frames.get()) is not None:
        process.stdin.write(png)
    process.stdin.close()
    if process.wait() != 0:
        raise RuntimeError(f"ffmpeg failed with {process.returncode}")


def main() -> None:
    job = json.loads(sys.argv[1])
    start = time.monotonic()
    width, height = (size + extra for size, extra in zip(job["size"], WINDOW_EXTRA[job["mode"]], strict=True))
    with tempfile.TemporaryDirectory() as scratch:
        sources = [job["recording"]]
        if job["application_id"]:
            layout = Path(scratch) / "layout.rbl"
            write_layout(job["application_id"], layout)
            sources.append(str(layout))
        with viewer(sources, width, height) as (client, view_id):

            def picture(nanos: int) -> bytes:
                client.set_time(job["timeline"], duration=nanos / 1e9, play_state="paused")
                return client.take_screenshot(view_id if job["mode"] == "view" else None)

            first = picture(job["times"][0])
            first_secs = time.monotonic() - start
            if job["still"]:
                Path(job["still"]).write_bytes(first)
            if job["ffmpeg"]:
                frames: queue.Queue[bytes | None] = queue.Queue(maxsize=16)
                encoder = threading.Thread(target=encode, args=(job["ffmpeg"], frames))
                encoder.start()
                loop_start = time.monotonic()
                for nanos in job["times"]:
                    frames.put(picture(nanos))
                frames.put(None)
                encoder.join()
                loop_secs = time.monotonic() - loop_start
    seconds = {"first_frame": first_secs, "frames": loop_secs if job["ffmpeg"] else None}
    print(json.dumps({"version": rr.__version__, "secs": seconds}))


if __name__ == "__main__":
    main()
