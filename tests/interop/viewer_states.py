"""What the official viewer makes of blueprints: `python viewer_states.py RECORDING BLUEPRINTS`.

BLUEPRINTS is JSON: a list of paths, each with what must be found in it (entity path to archetypes).
Runs with the official SDK. The last line of its output is a JSON object: for each blueprint, in order, the views as the
viewer lists them, the blueprint as it reads it, and what it logged.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rerun.experimental import ViewerClient

START_LIMIT_SECS = 60.0
NUM_ATTEMPTS = 6


@contextlib.contextmanager
def viewer(recording: str, blueprint: str) -> Iterator[Any]:
    """A viewer without a window that shows the recording with the blueprint."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("rerun")), "--headless", "--window-size", "800x600"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, "--port", str(port), recording, blueprint], stdout=log, stderr=log, start_new_session=True
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


def settled(read: Any, is_ready: Any = lambda now: True) -> Any:
    """What `read` says once it is ready and says it for half a second."""
    last, num_same = None, 0
    for _ in range(40):
        now = read()
        num_same = num_same + 1 if now == last and is_ready(now) else 0
        if num_same == 5:
            break
        last = now
        time.sleep(0.1)
    return last


def holds(expected: dict[str, list[str]], blueprint: dict[str, Any]) -> bool:
    """Whether the viewer took the blueprint over: it knows one of its views or containers."""
    ids = [path for path in expected if path.startswith(("/view/", "/container/"))]
    return not ids or any(path in blueprint for path in ids)


def look(recording: str, path: str, expected: dict[str, list[str]]) -> dict[str, Any]:
    """What the viewer makes of one blueprint."""
    with viewer(recording, path) as client:
        blueprint = settled(lambda: client.get_blueprint().blueprint, lambda now: holds(expected, now))
        views = settled(
            lambda: [
                [view.view_id, view.view_class, view.name, view.origin, view.visible, list(map(repr, view.reports))]
                for view in client.get_state().views
            ]
        )
        logs = [f"{entry.level} {entry.target}: {entry.message}" for entry in client.get_logs()]
    return {"views": views, "blueprint": blueprint, "logs": logs}


def main() -> None:
    recording, blueprints = sys.argv[1], json.loads(sys.argv[2])
    states = []
    for path, expected in blueprints:
        # The viewer loads both files at once. If the recording is there first, it keeps the layout that it made up.
        for _ in range(NUM_ATTEMPTS):
            state = look(recording, path, expected)
            if holds(expected, state["blueprint"]):
                break
        states.append(state)
    sys.stdout.write(json.dumps(states) + "\n")


if __name__ == "__main__":
    main()
