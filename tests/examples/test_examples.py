"""Every example runs, makes a video of as many frames as asked for, and has a picture."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.helpers.video import decode

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples"
SCRIPTS = sorted(path for path in FOLDER.glob("*/*.py") if path.parent.name != "dna")
MAX_PICTURE_BYTES = 150_000


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_example(script: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.mp4"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "sdk")]), "RERUN_STRICT": "1"}
    command = [sys.executable, str(script), str(output), "--frames", "4", "--size", "320x180"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    video = decode(output)
    assert video.frames.shape == (4, 180, 320, 3)
    assert video.rate == 30
    # Things of many colours are drawn, and they move.
    assert len(np.unique(video.frames[-1].reshape(-1, 3) // 32, axis=0)) > 20
    assert np.abs(video.frames[0].astype(int) - video.frames[-1]).max() > 40


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_picture_of_an_example(script: Path) -> None:
    path = script.with_suffix(".jpg")
    assert path.stat().st_size <= MAX_PICTURE_BYTES
    with Image.open(path) as picture:
        assert picture.size == (800, 450)
    for page in (FOLDER / "README.md", ROOT / "README.md"):
        assert f"{script.parent.name}/{path.name}" in page.read_text(), f"{page} does not show it"
