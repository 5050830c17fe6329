"""What the official viewer makes of blueprints: `python viewer_states.py RECORDING BLUEPRINTS`.

BLUEPRINTS is JSON: a list of paths. Runs with the official SDK. The last line of its output is a JSON object: for each
blueprint, in order, the views as the viewer lists them, the blueprint as it reads it, and what it logged.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rerun.experimental import ViewerClient

START_LIMIT_SECS = 60.0
NUM_VIEWERS = 2  # at a time


@contextlib.contextmanager
def viewer(recording: str, blueprint: str) -> Iterator[Any]:
    """A viewer without a window that shows the recording with the blueprint."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("rerun")), "--headless", "--window-size", "800x600"]
    with tempfile.TemporaryFile() as log, tempfile.TemporaryFile() as stream:
        # One stream, the blueprint first: files would be loaded at once, and where the recording is there first, the
        # viewer keeps the layout that it made up.
        stream.write(Path(blueprint).read_bytes() + Path(recording).read_bytes())
        stream.seek(0)
        process = subprocess.Popen(
            [*command, "--port", str(port), "-"], stdin=stream, stdout=log, stderr=log, start_new_session=True
        )
        try:
            deadline = time.monotonic() + START_LIMIT_SECS
            while True:
                with contextlib.suppress(Exception):  # it refuses connections until it listens
                    client = ViewerClient.connect(f"rerun+http://127.0.0.1:{port}/proxy")
                    state = client.get_state()
                    if state.recordings and not state.loading:
                        break
                if time.monotonic() > deadline or process.poll() is not None:
                    log.seek(0)
                    raise RuntimeError(f"the viewer did not start:\n{log.read().decode(errors='replace')[-2000:]}")
                time.sleep(0.05)
            yield client
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def settled(read: Any) -> Any:
    """What `read` says once it says it for half a second."""
    last, num_same = None, 0
    for _ in range(100):
        now = read()
        num_same = num_same + 1 if now == last else 0
        if num_same == 5:
            return now
        last = now
        time.sleep(0.1)
    raise RuntimeError(f"the viewer does not come to rest: {last}")


def look(recording: str, path: str) -> dict[str, Any]:
    """What the viewer makes of one blueprint."""
    with viewer(recording, path) as client:

        def state() -> dict[str, Any]:
            views = client.get_state().views
            return {
                "views": [
                    [view.view_id, view.view_class, view.name, view.origin, view.visible, list(map(repr, view.reports))]
                    for view in views
                ],
                "blueprint": client.get_blueprint().blueprint,
            }

        settled_state = settled(state)
        logs = [f"{entry.level} {entry.target}: {entry.message}" for entry in client.get_logs()]
        return {**settled_state, "logs": logs}


def main() -> None:
    recording, blueprints = sys.argv[1], json.loads(sys.argv[2])
    with ThreadPoolExecutor(NUM_VIEWERS) as pool:
        states = list(pool.map(functools.partial(look, recording), blueprints))
    sys.stdout.write(json.dumps(states) + "\n")


if __name__ == "__main__":
    main()
