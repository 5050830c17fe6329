"""Logs the DNA recording of the tutorial "Stream from Python": two strands, bars between them, and running
beads.

    python examples/dna/dna.py my_dna.rrd
    rerun-render my_dna.rrd -o my_dna.mp4

It runs with the logging package of rerun-render as well as with the official SDK.
"""

from __future__ import annotations

import sys
from math import tau

import numpy as np
import rerun as rr
from rerun.utilities import bounce_lerp, build_color_spiral

NUM_POINTS = 100


def log_beads(points1: np.ndarray, points2: np.ndarray, times: np.ndarray) -> None:
    """Beads between the strands: bead n is the further along from strand 1 to strand 2 and back the larger times[n]."""
    beads = [bounce_lerp(points1[n], points2[n], times[n]) for n in range(NUM_POINTS)]
    colors = [[int(bounce_lerp(80, 230, times[n] * 2))] for n in range(NUM_POINTS)]
    rr.log(
        "dna/structure/scaffolding/beads",
        rr.Points3D(beads, radii=0.06, colors=np.repeat(colors, 3, axis=-1)),
    )


def main(output: str) -> None:
    rr.init("rerun_example_dna_abacus")
    rr.save(output)
    rr.set_time("stable_time", duration=0)

    points1, colors1 = build_color_spiral(NUM_POINTS)
    points2, colors2 = build_color_spiral(NUM_POINTS, angular_offset=tau * 0.5)
    rr.log("dna/structure/left", rr.Points3D(points1, colors=colors1, radii=0.08))
    rr.log("dna/structure/right", rr.Points3D(points2, colors=colors2, radii=0.08))
    rr.log("dna/structure/scaffolding", rr.LineStrips3D(np.stack((points1, points2), axis=1), colors=[128, 128, 128]))

    time_offsets = np.random.rand(NUM_POINTS)  # noqa: NPY002 - which `init` of an example seeds
    for i in range(400):
        time = i * 0.01
        rr.set_time("stable_time", duration=time)
        log_beads(points1, points2, time + time_offsets)
        rr.log(
            "dna/structure",
            rr.Transform3D(rotation=rr.RotationAxisAngle(axis=[0, 0, 1], radians=time / 4.0 * tau)),
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "dna.rrd")
