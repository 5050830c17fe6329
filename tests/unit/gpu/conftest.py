"""One device for all tests of this folder; what is true of pixels is tested on both back ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rerun_render.cpu import CpuRenderer
from rerun_render.gpu import GpuContext, GpuRenderer


@pytest.fixture(scope="session")
def context() -> GpuContext:
    return GpuContext.create()


@pytest.fixture(scope="session", params=["wgpu", "cpu"])
def shared_renderer(request: pytest.FixtureRequest) -> Iterator[GpuRenderer | CpuRenderer]:
    if request.param == "cpu":
        with CpuRenderer() as cpu:
            yield cpu
    else:
        with GpuRenderer(request.getfixturevalue("context")) as gpu:
            yield gpu


@pytest.fixture
def renderer(context: GpuContext) -> Iterator[GpuRenderer]:
    with GpuRenderer(context) as renderer:
        yield renderer
