"""The tutorial's program runs as it is printed, and the example that logs it makes a recording that can be drawn."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import rerun_render
from rerun_render.core.entity_path import EntityPath
from rerun_render.query.latest_at import latest_at
from rerun_render.store.load import load

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "dna" / "dna.py"

# Calls as in the tutorial of the releases 0.9 to 0.19, for a viewer on the screen.
TUTORIAL = """
import rerun as rr
from math import tau
import numpy as np
from rerun.utilities import build_color_spiral
from rerun.utilities import bounce_lerp

rr.init("rerun_example_dna_abacus")
rr.spawn()
rr.set_time_seconds("stable_time", 0)

NUM_POINTS = 100
points1, colors1 = build_color_spiral(NUM_POINTS)
points2, colors2 = build_color_spiral(NUM_POINTS, angular_offset=tau*0.5)
rr.log("dna/structure/left", rr.Points3D(points1, colors=colors1, radii=0.08))
rr.log("dna/structure/right", rr.Points3D(points2, colors=colors2, radii=0.08))
rr.log("dna/structure/scaffolding", rr.LineStrips3D(np.stack((points1, points2), axis=1), colors=[128, 128, 128]))

time_offsets = np.random.rand(NUM_POINTS)
for i in range(400):
    time = i * 0.01
    rr.set_time_seconds("stable_time", time)
    times = np.repeat(time, NUM_POINTS) + time_offsets
    beads = [bounce_lerp(points1[n], points2[n], times[n]) for n in range(NUM_POINTS)]
    colors = [[int(bounce_lerp(80, 230, times[n] * 2))] for n in range(NUM_POINTS)]
    rr.log(
        "dna/structure/scaffolding/beads",
        rr.Points3D(beads, radii=0.06, colors=np.repeat(colors, 3, axis=-1)),
    )

for i in range(400):
    time = i * 0.01
    rr.set_time_seconds("stable_time", time)
    rr.log(
        "dna/structure",
        rr.Transform3D(rotation=rr.RotationAxisAngle(axis=[0, 0, 1], radians=time / 4.0 * tau)),
    )
"""


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'sdk'}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def dna(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dna")
    run([str(EXAMPLE), "dna.rrd"], folder)
    return folder / "dna.rrd"


def test_the_tutorial_runs_as_printed(tmp_path: Path, dna: Path) -> None:
    done = run(["-c", TUTORIAL], tmp_path)
    (path,) = tmp_path.glob("*.rrd")
    assert f"the data goes to {path}" in done.stderr
    with load(path) as source, load(dna) as example:
        (recording,), (other,) = source.recordings, example.recordings
        assert recording.application_id == "rerun_example_dna_abacus"
        assert recording.timelines["stable_time"].timeline.kind.value == "duration"
        beads = EntityPath.parse("dna/structure/scaffolding/beads")
        cells = [latest_at(r, "stable_time", beads, "Points3D:positions", 10**9) for r in (recording, other)]
        assert cells[0] is not None and cells[1] is not None
        assert cells[0].array.equals(cells[1].array)


def test_the_example_holds_what_the_official_sdk_logged_for_the_same_strand(dna: Path) -> None:
    entity = EntityPath.parse("dna/structure/left")
    strands = []
    for path in (dna, EXAMPLE.with_name("dna.rrd")):
        with load(path) as source:
            cell = latest_at(source.recordings[0], "stable_time", entity, "Points3D:positions", 0)
            assert cell is not None
            strands.append(np.array(cell.array.to_pylist()))
    assert strands[0] == pytest.approx(strands[1], abs=1e-5)


def test_the_example_can_be_drawn(dna: Path) -> None:
    with rerun_render.Renderer(dna, size=(160, 120), timeline="stable_time") as renderer:
        first, later = (renderer.frame(at=at).rgba for at in ("0s", "1.3s"))
    assert len(np.unique(first.reshape(-1, 4), axis=0)) > 100
    assert not np.array_equal(first, later)
