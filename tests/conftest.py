"""Settings of all tests."""

from __future__ import annotations

import os

import hypothesis
import pytest

# The comparison with the official SDK needs environments of its own: `make interop`.
collect_ignore = [] if os.environ.get("RERUN_OFFICIAL_PYTHON") else ["interop"]

hypothesis.settings.register_profile("fast", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True)
hypothesis.settings.register_profile("deep", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        nargs="?",
        const="failed",
        choices=["new", "failed", "all"],
        help="write golden pictures: the missing ones (new), also those that differ (failed, the default), or all",
    )
