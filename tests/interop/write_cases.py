"""Writes one file for each case: `python write_cases.py FOLDER MODULE`.

Runs with any SDK that calls itself `rerun`. The last line of its output is a JSON object: for each case the error that
it raised (or null) and the texts of its warnings.
"""

from __future__ import annotations

import importlib
import json
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

import rerun as rr

APPLICATION = "interop"


def write_blueprint(make: Any, name: str, folder: Path) -> None:
    make().to_blueprint().save(APPLICATION, str(folder / f"{name}.rbl"))


def write_recording(log: Any, name: str, folder: Path) -> None:
    recording = rr.RecordingStream(APPLICATION, recording_id=name, make_default=True)
    recording.save(str(folder / f"{name}.rrd"))
    rr.set_time("frame", sequence=0)
    log()
    recording.disconnect()


def write_output(write: Any, name: str, folder: Path) -> None:
    write(folder / f"{name}.rrd")


def main() -> None:
    folder, module = Path(sys.argv[1]), sys.argv[2]
    sys.path.insert(0, str(Path(__file__).parent))
    cases = importlib.import_module(f"cases.{module}").CASES
    write = {"blueprints": write_blueprint, "outputs": write_output}.get(module, write_recording)
    folder.mkdir(parents=True, exist_ok=True)
    report = {}
    for name, case in cases.items():
        error = None
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                write(case, name, folder)
            except Exception:
                error = traceback.format_exc()
        report[name] = {"error": error, "warnings": [f"{w.category.__name__}: {w.message}" for w in caught]}
    sys.stdout.write(json.dumps({"version": rr.__version__, "cases": report}) + "\n")


if __name__ == "__main__":
    main()
