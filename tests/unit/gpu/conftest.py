"""One device for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rerun_render.gpu import GpuContext, GpuRenderer


@pytest.fixture(scope="session")
def context() -> GpuContext:
    return GpuContext.create()


@pytest.fixture(scope="session")
def shared_renderer(context: GpuContext) -> Iterator[GpuRenderer]:
    with GpuRenderer(context) as renderer:
        yield renderer


@pytest.fixture
def renderer(context: GpuContext) -> Iterator[GpuRenderer]:
    with GpuRenderer(context) as renderer:
        yield renderer
