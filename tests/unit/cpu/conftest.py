"""One renderer for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rerun_render.cpu import CpuRenderer


@pytest.fixture(scope="session")
def cpu() -> Iterator[CpuRenderer]:
    with CpuRenderer() as renderer:
        yield renderer
