"""Which blueprint is applied to a recording."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from rerun_render.core.errors import InputError, UsageError
from rerun_render.core.report import Reporter

if TYPE_CHECKING:
    from rerun_render.scene.blueprint.model import Blueprint
    from rerun_render.store.load import LoadedSource
    from rerun_render.store.recording import Recording

NO_BLUEPRINT = "none"
"""Asks for the layout that the data alone gives."""


class SavesBlueprint(Protocol):
    """A `Blueprint` of `rerun.blueprint`; containers and views make one with `to_blueprint`."""

    def save(self, application_id: str, path: str) -> None: ...


class BecomesBlueprint(Protocol):
    """A container or a view of `rerun.blueprint`."""

    def to_blueprint(self) -> SavesBlueprint: ...


BlueprintSource: TypeAlias = "str | os.PathLike[str] | bytes | SavesBlueprint | BecomesBlueprint | None"
"""A file (.rbl, or .rrd that holds one), its bytes, a layout made with `rerun.blueprint`, `none`, or None for that of
the recording."""


def find_blueprint(
    recording: Recording, loaded: LoadedSource, wanted: BlueprintSource, closing: ExitStack, reporter: Reporter
) -> Blueprint | None:
    """The blueprint to apply; None for the layout that the data asks for.

    loaded: what holds the recording. closing: gets what has to be closed in the end. Raises InputError, UsageError.
    """
    from rerun_render.scene.blueprint.read import read_blueprint

    store = None
    if wanted is None:
        store = _blueprint_of(recording, loaded, reporter)
    elif wanted != NO_BLUEPRINT:
        store = _given_blueprint(recording, wanted, closing, reporter)
    return None if store is None else read_blueprint(store, reporter)


def _blueprint_of(recording: Recording, loaded: LoadedSource, reporter: Reporter) -> Recording | None:
    """The last blueprint of the recording's application that was made the default, as in the viewer."""
    by_id = {blueprint.store_id: blueprint for blueprint in loaded.blueprints}
    defaults = [activation.store_id for activation in loaded.activations if activation.make_default]
    own = [store_id for store_id in defaults if store_id.application_id == recording.application_id]
    if own:
        return by_id.get(own[-1])
    if defaults:
        reporter.info(
            "blueprint-ignored",
            "",
            f"the blueprint in the source is for application {defaults[-1].application_id!r}, not for "
            f"{recording.application_id!r}; apply it with --blueprint",
        )
    elif any(blueprint.application_id == recording.application_id for blueprint in loaded.blueprints):
        message = "the blueprint in the source was not made the default of its application; apply it with --blueprint"
        reporter.info("blueprint-ignored", "", message)
    return None


def _given_blueprint(
    recording: Recording, wanted: BlueprintSource, closing: ExitStack, reporter: Reporter
) -> Recording:
    """The blueprint that was asked for, whatever its application."""
    from rerun_render.store.load import load

    if hasattr(wanted, "to_blueprint") or hasattr(wanted, "save"):
        wanted = _saved(wanted, recording.application_id or "app")
    if not isinstance(wanted, str | bytes | os.PathLike):
        raise UsageError(f"expected a blueprint as a file, bytes or an object of rerun.blueprint, got {wanted!r}")
    given = closing.enter_context(load(wanted, reporter=reporter))
    by_id = {blueprint.store_id: blueprint for blueprint in given.blueprints}
    defaults = [activation for activation in given.activations if activation.make_default] or given.activations
    for activation in reversed(defaults):
        if activation.store_id in by_id:
            return by_id[activation.store_id]
    if not given.blueprints:
        name = "the bytes" if isinstance(wanted, bytes) else str(wanted)
        raise InputError(f"expected a blueprint, found none in {name}")
    return given.blueprints[-1]


def _saved(layout: Any, application_id: str) -> bytes:
    """A layout as the bytes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "layout.rbl")
        try:
            # A blueprint of the official package has no `to_blueprint`.
            whole = layout.to_blueprint() if hasattr(layout, "to_blueprint") else layout
            whole.save(application_id, str(path))
            return path.read_bytes()
        except (AttributeError, TypeError, OSError) as error:
            raise UsageError(f"the blueprint {layout!r} cannot be saved: {error}") from error
