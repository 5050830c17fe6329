"""A recording in memory that the function under test logs to, and what it then holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rerun as rr

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.latest_at import latest_at
from rerun_render.store.load import load

HERE = Path(__file__).parent
TIMELINE = "frame"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The functions tested here are old forms and say so; what they say is tested by itself."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.filterwarnings("ignore:rerun:DeprecationWarning"))


class Logged:
    """What has been logged. Reading it takes the data out, so read at the end; `frame` is the time of all rows."""

    def __init__(self) -> None:
        self.memory = rr.memory_recording()
        self._recording: Any = None

    @property
    def recording(self) -> Any:
        if self._recording is None:
            reporter = Reporter()
            data = self.memory.drain_as_bytes()
            self._recording = load(data, reporter=reporter).recordings[0]
            assert list(reporter) == []
        return self._recording

    def cell(self, entity: str, component: str, at: int | None = 0) -> Any:
        timeline = None if at is None else TIMELINE
        return latest_at(self.recording, timeline, EntityPath.parse(entity), component, at)

    def value(self, entity: str, component: str, at: int | None = 0) -> Any:
        """The instances in force at `at` (None: data without a time); None if the component was never written."""
        found = self.cell(entity, component, at)
        return None if found is None else found.array.to_pylist()

    def fields(self, entity: str, at: int | None = 0) -> dict[str, Any]:
        """All components of an entity."""
        names = self.recording.components(EntityPath.parse(entity))
        found = {name: self.value(entity, name, at) for name in names}
        return {name: value for name, value in found.items() if value is not None}

    def warnings(self) -> list[str]:
        """Texts of the warnings that were logged."""
        return self.value("__warnings", "TextLog:text") or []

    def entities(self) -> list[str]:
        return [str(path) for path in self.recording.entity_paths if not str(path).startswith("/__")]


@pytest.fixture
def logged() -> Iterator[Logged]:
    """Strict mode, a recording of this process, and the time 0 on the timeline `frame`."""
    rr.set_strict_mode(True)
    rr.init("function_tests", send_properties=False)
    found = Logged()
    rr.set_time(TIMELINE, sequence=0)
    yield found
    rr.set_strict_mode(False)
    rr.disconnect()
    rr.set_global_data_recording(None)


@pytest.fixture
def lenient(logged: Logged) -> Logged:
    """The same outside strict mode."""
    rr.set_strict_mode(False)
    return logged
