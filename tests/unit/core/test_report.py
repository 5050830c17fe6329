"""A fault that repeats is told once."""

from __future__ import annotations

from rerun_render.core.report import Reporter


def test_the_same_issue_is_kept_once_and_counted() -> None:
    reporter = Reporter()
    for time in (1, 2, 3):
        reporter.error("bad-entity", "/points", "positions are not numbers", time=time)
    (issue,) = reporter
    assert issue.time == 1
    assert reporter.count(issue) == 3
    assert str(issue) == "error: /points: positions are not numbers"


def test_only_infos_pass_strict_mode() -> None:
    reporter = Reporter()
    reporter.info("other-recordings", "", "one of 2 recordings is drawn")
    assert reporter.losses == ()
    reporter.warning("unsupported-archetype", "/text", "TextLog is not drawn")
    assert [issue.kind for issue in reporter.losses] == ["unsupported-archetype"]
