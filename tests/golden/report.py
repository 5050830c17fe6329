"""What a failed comparison leaves behind for a person to look at."""

from __future__ import annotations

import html
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from tests.golden.compare import Comparison

OUTPUT_DIR = Path(__file__).parents[2] / "test-output" / "golden"

PAGE = """<!doctype html><meta charset="utf-8"><title>{title}</title>
<style>body {{ background: #222; color: #ddd; font: 14px sans-serif }} img {{ image-rendering: pixelated; margin: 4px }}
figure {{ display: inline-block; margin: 4px }}</style>
<h1>{title}</h1>{body}
"""


def amplified(expected: np.ndarray, actual: np.ndarray) -> np.ndarray:
    """Differences times eight, as grey where small and bright where large: (H, W, 3) uint8."""
    difference = np.abs(expected.astype(np.int16) - actual.astype(np.int16))[..., :3]
    return np.minimum(difference * 8, 255).astype(np.uint8)


def write_failure(case_id: str, expected: np.ndarray | None, actual: np.ndarray, comparison: Comparison | None) -> Path:
    """Writes the pictures and pages of one failed case; returns the folder of the case."""
    folder = OUTPUT_DIR / case_id
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(actual).save(folder / "actual.png")
    if expected is not None:
        Image.fromarray(expected).save(folder / "expected.png")
        if expected.shape == actual.shape:
            Image.fromarray(amplified(expected, actual)).save(folder / "diff.png")
    (folder / "summary.txt").write_text(str(comparison) if comparison else "there is no golden picture of this size")
    write_index()
    return folder


def forget(case_id: str) -> None:
    """Removes what an earlier failure of the case left."""
    folder = OUTPUT_DIR / case_id
    if folder.exists():
        shutil.rmtree(folder)
        write_index()


def write_index() -> None:
    """Writes one page of all failures. Test processes may do so at the same time, so the file is replaced whole."""
    sections = []
    for summary in sorted(OUTPUT_DIR.glob("**/summary.txt")):
        name = summary.parent.relative_to(OUTPUT_DIR).as_posix()
        figures = "".join(
            f'<figure><img src="{name}/{kind}.png" width="480"><figcaption>{kind}</figcaption></figure>'
            for kind in ("expected", "actual", "diff")
            if (summary.parent / f"{kind}.png").exists()
        )
        sections.append(f"<h2>{html.escape(name)}</h2><p>{html.escape(summary.read_text())}</p>{figures}")
    page = PAGE.format(title="Golden pictures that failed", body="".join(sections) or "<p>None.</p>")
    handle, scratch = tempfile.mkstemp(dir=OUTPUT_DIR, suffix=".html.part")
    with os.fdopen(handle, "w") as file:
        file.write(page)
    Path(scratch).replace(OUTPUT_DIR / "index.html")
