"""`rerun-render info`: what a source holds, as text or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from typing import Any

from rerun_render.core.errors import InputError
from rerun_render.core.report import Reporter
from rerun_render.core.time import TimeKind
from rerun_render.replay.blueprints import find_blueprint
from rerun_render.replay.select import select_timeline
from rerun_render.replay.times import format_time
from rerun_render.scene.blueprint.model import Blueprint
from rerun_render.scene.plan import plan_views
from rerun_render.store.load import load
from rerun_render.store.recording import Recording

_MAX_ENTITIES = 40


def run_info(arguments: argparse.Namespace) -> int:
    """Print what the source holds and return the exit code. Raises InputError if there is no recording at all."""
    reporter = Reporter()
    source = arguments.input[0] if len(arguments.input) == 1 else arguments.input
    with ExitStack() as sources:
        loaded = sources.enter_context(load(source, reporter=reporter))
        found = {
            "recordings": [
                _describe(
                    recording,
                    number,
                    find_blueprint(recording, loaded, arguments.blueprint, sources, reporter),
                    reporter,
                )
                for number, recording in enumerate(loaded.recordings)
            ],
            "num_blueprints": len(loaded.blueprints),
            "blueprints": [
                {
                    "application_id": blueprint.application_id,
                    "blueprint_id": blueprint.recording_id,
                    "sdk_version": blueprint.sdk_version,
                    "is_default": any(a.make_default for a in loaded.activations if a.store_id == blueprint.store_id),
                }
                for blueprint in loaded.blueprints
            ],
        }
    found["issues"] = [str(issue) for issue in reporter]
    if arguments.json:
        print(json.dumps(found, indent=2))
    else:
        _print_text(found)
    if not found["recordings"]:
        raise InputError("expected a recording in the source, found none (an empty file, or a blueprint only)")
    return 0


def _describe(recording: Recording, number: int, blueprint: Blueprint | None, reporter: Reporter) -> dict[str, Any]:
    timeline = select_timeline(recording, None, None if blueprint is None else blueprint.time_panel.timeline)
    return {
        "number": number,
        "application_id": recording.application_id,
        "recording_id": recording.recording_id,
        "name": recording.name,
        "sdk_version": recording.sdk_version,
        "source": recording.source,
        "num_chunks": recording.num_chunks,
        "num_rows": recording.num_rows,
        "default_timeline": timeline,
        "has_blueprint": blueprint is not None,
        "timelines": [_describe_timeline(info) for _, info in sorted(recording.timelines.items())],
        "entities": [
            {"path": str(path), "components": sorted(recording.components(path))} for path in recording.entity_paths
        ],
        "views": [
            {
                "index": view.index,
                "class": view.class_name,
                "name": view.name,
                "origin": str(view.origin),
                "num_entities": len(view.entities),
                "drawable": view.drawable,
                "shown": view.shown,
            }
            for view in plan_views(recording, blueprint, reporter).views
        ],
    }


def _describe_timeline(info: Any) -> dict[str, Any]:
    kind: TimeKind = info.timeline.kind
    return {
        "name": info.timeline.name,
        "kind": kind.value,
        "start": info.start,
        "end": info.end,
        "start_text": format_time(info.start, kind),
        "end_text": format_time(info.end, kind),
        "num_rows": info.num_rows,
    }


def _print_text(found: dict[str, Any]) -> None:
    for recording in found["recordings"]:
        name = f" {recording['name']!r}" if recording["name"] else ""
        title = f"{recording['application_id'] or '?'}/{recording['recording_id']}"
        print(f"recording {recording['number']}: {title}{name}")
        written = recording["source"] or "unknown"
        version = f", version {recording['sdk_version']}" if recording["sdk_version"] else ""
        print(f"  written by {written}{version}; {recording['num_chunks']} chunks, {recording['num_rows']} rows")
        print("  timelines:" if recording["timelines"] else "  timelines: none, all data is static")
        for line in recording["timelines"]:
            default = " (default)" if line["name"] == recording["default_timeline"] else ""
            span = f"{line['start_text']} to {line['end_text']}"
            print(f"    {line['name']}: {line['kind']}, {span}, {line['num_rows']} rows{default}")
        layout = " (of the blueprint)" if recording["has_blueprint"] else ""
        print(f"  views{layout}:" if recording["views"] else "  views: none")
        for view in recording["views"]:
            note = "" if view["drawable"] else " (not drawn)"
            note += "" if view["shown"] else " (hidden)"
            entities = f"{view['num_entities']} entities"
            print(f"    {view['index']}: {view['class']} {view['name']!r}, origin {view['origin']}, {entities}{note}")
        print("  entities:")
        for entity in recording["entities"][:_MAX_ENTITIES]:
            print(f"    {entity['path']}: {', '.join(entity['components'])}")
        if len(recording["entities"]) > _MAX_ENTITIES:
            print(f"    and {len(recording['entities']) - _MAX_ENTITIES} more (all with --json)")
    for blueprint in found["blueprints"]:
        version = f", version {blueprint['sdk_version']}" if blueprint["sdk_version"] else ""
        default = "" if blueprint["is_default"] else ", not the default"
        print(f"blueprint {blueprint['application_id'] or '?'}/{blueprint['blueprint_id']}{version}{default}")
    for issue in found["issues"]:
        print(f"rerun-render: {issue}", file=sys.stderr)
