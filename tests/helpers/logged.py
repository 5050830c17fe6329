"""What a recording holds, row by row, for tests that log and read back."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from rerun_render.core.report import Reporter
from rerun_render.store.load import load

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class LoggedRow:
    """One row. times: name of the timeline -> value. cells: component -> instances."""

    path: str
    row_id: tuple[int, int]
    times: dict[str, int]
    cells: dict[str, Any]
    recording_id: str
    is_static: bool


def read_rows(source: Any, *, properties: bool = False, may_be_cut: bool = False) -> list[LoggedRow]:
    """All rows of all recordings, in the order in which they were logged. The source must be without damage.

    properties: with what is said about the recording itself. may_be_cut: the source may stop in the middle.
    """
    reporter = Reporter()
    rows = []
    with load(str(source) if isinstance(source, Path) else source, reporter=reporter) as loaded:
        for recording in loaded.recordings:
            for entry in recording.entries:
                chunk = entry.load()
                if str(chunk.entity_path).startswith("/__properties") and not properties:
                    continue
                for at in range(chunk.num_rows):
                    rows.append(
                        LoggedRow(
                            str(chunk.entity_path),
                            (int(chunk.row_ids[at, 0]), int(chunk.row_ids[at, 1])),
                            {timeline.name: int(values[at]) for timeline, values in chunk.times.items()},
                            {name: _values(column[at]) for name, column in chunk.columns.items()},
                            recording.recording_id,
                            chunk.is_static,
                        )
                    )
    assert may_be_cut or reporter.losses == ()
    return sorted(rows, key=lambda row: row.row_id)


def scalars_of(rows: list[LoggedRow]) -> list[float]:
    """The first scalar of each row that has any."""
    return [row.cells["Scalars:scalars"][0] for row in rows if "Scalars:scalars" in row.cells]


def run_program(text: str, *arguments: str, cwd: Path, timeout: float = 60) -> subprocess.CompletedProcess[bytes]:
    """Run a Python program that can `import rerun` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", text, *arguments],
        cwd=cwd,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'sdk'}", "PATH": "/usr/bin:/bin", "RERUN_STRICT": "1"},
        capture_output=True,
        timeout=timeout,
    )


def _values(cell: pa.ListScalar) -> Any:
    return cell.as_py() if cell.is_valid else None
