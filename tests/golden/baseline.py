"""Which adapter made the goldens, and whether this machine has it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.golden.compare import GOLDEN_DIR, Tier


@dataclass(frozen=True)
class Baseline:
    """adapter, driver: parts of the adapter's name and of its driver's name and version."""

    adapter: str
    driver: str


def load(path: Path = GOLDEN_DIR / "BASELINE.toml") -> Baseline:
    return Baseline(**tomllib.loads(path.read_text()))


def adapter_in_use() -> Baseline:
    """The adapter that rendering picks on this machine."""
    from rerun_render.gpu.adapters import choose_adapter

    adapter = choose_adapter()
    return Baseline(adapter.name, adapter.driver)


def tier_of(adapter: Baseline, baseline: Baseline | None = None) -> Tier:
    """`baseline` if adapter and driver version are those of the goldens."""
    wanted = baseline or load()
    same_driver = re.search(rf"(?<![\d.]){re.escape(wanted.driver)}(?![\d.])", adapter.driver) is not None
    return "baseline" if wanted.adapter in adapter.adapter and same_driver else "other"


def require_baseline() -> None:
    """Stops the test run unless this machine may write goldens."""
    adapter, wanted = adapter_in_use(), load()
    if tier_of(adapter, wanted) != "baseline":
        pytest.exit(
            f"Goldens are written with {wanted.adapter} of {wanted.driver} only; this machine has {adapter.adapter} "
            f"({adapter.driver}). The head of golden_images/BASELINE.toml says where the former comes from.",
            returncode=pytest.ExitCode.USAGE_ERROR,
        )
