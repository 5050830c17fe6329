"""Errors are raised in these tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def strict() -> Iterator[None]:
    import rerun as rr

    rr.set_strict_mode(True)
    yield
    rr.set_strict_mode(False)
