"""Blueprints made with the logging package, as the renderer reads them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from rerun_render.core.report import Reporter
from rerun_render.scene.blueprint.model import Blueprint
from rerun_render.scene.blueprint.read import read_blueprint
from rerun_render.store.load import load


def read_file(path: Path, reporter: Reporter | None = None) -> Blueprint:
    reporter = reporter if reporter is not None else Reporter()
    with load(path, reporter=reporter) as loaded:
        return read_blueprint(loaded.blueprints[-1], reporter)


def read_layout(layout: Any, reporter: Reporter | None = None) -> Blueprint:
    """What the renderer understands of a layout of `rerun.blueprint`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "layout.rbl")
        layout.to_blueprint().save("app", path)
        return read_file(path, reporter)
