"""For the same calls our SDK writes what the official one writes."""

from __future__ import annotations

from pathlib import Path

import case_names
import pytest
from contents import differences


@pytest.mark.parametrize(("module", "case"), case_names.ALL)
def test_both_sdks_write_the_same(ours, theirs, module: str, case: str) -> None:
    our, their = ours[module].cases[case], theirs[module].cases[case]
    assert our["error"] == their["error"] is None or (our["error"] and their["error"]), our["error"]
    assert our["error"] or differences(ours[module].path(case), theirs[module].path(case)) == []


@pytest.mark.parametrize(("module", "case"), case_names.ALL)
def test_both_sdks_warn_of_the_same(ours, theirs, module: str, case: str) -> None:
    kinds = [[text.partition(":")[0] for text in side[module].cases[case]["warnings"]] for side in (ours, theirs)]
    assert kinds[0] == kinds[1], ours[module].cases[case]["warnings"]


def test_every_archetype_has_a_case() -> None:
    import rerun as rr

    text = (Path(__file__).parent / "cases" / "archetypes.py").read_text()
    names = [name for name in rr.archetypes.__all__ if isinstance(getattr(rr.archetypes, name), type)]
    assert [name for name in names if f".{name}" not in text] == []
