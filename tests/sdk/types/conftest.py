"""What archetypes hold, as plain values; tests run in strict mode."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rerun import error_utils

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def strict() -> Iterator[None]:
    before = error_utils.strict_mode()
    error_utils.set_strict_mode(True)
    yield
    error_utils.set_strict_mode(before)
