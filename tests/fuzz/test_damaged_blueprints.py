"""Blueprints with absurd content give pictures, or an error that says why not."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from rerun_render.chunk.chunk import Chunk
from rerun_render.core.errors import RerunRenderError
from rerun_render.core.report import Reporter
from rerun_render.scene.blueprint.read import read_blueprint
from rerun_render.scene.scene import Scene
from rerun_render.store.load import load
from rerun_render.store.recording import Recording
from tests.unit.scene.build import Log

RRD = Path(__file__).parents[1] / "data" / "rrd"
FILES = ("0.23.4/layout.rbl", "0.41.0/layout.rbl", "0.41.0/blueprint_views.rrd")
NUMBERS = (float("nan"), float("inf"), 1e30, -1e30, 0.0, -1.0, 1e-30)
WHOLE = (0, 1, 2, 3, 7, 100, 255)
TEXTS = ("", "/**", "view/", "3D", "\\", "$origin", "- /", "Points3D", "\U0001f600", "a" * 300)
OTHERS = (
    pa.array([], pa.string()),
    pa.array([None], pa.bool_()),
    pa.array([2**62]),
    pa.array([{"a": 1}]),
    pa.array([[1.0, 2.0]]),
    pa.array([None], pa.list_(pa.uint8(), 16)),
)


def log() -> Recording:
    made = Log().points("/points", time=0).points("/points", time=5).points2d("/picture/p").image("/world/dots")
    made.row("/plot/a", 0, Scalars__scalars=[1.0]).row("/doc", TextDocument__text=["x"])
    return made.row("/log", 1, TextLog__text=["x"]).recording


def of_type(kind: pa.DataType, count: int, dice: random.Random) -> pa.Array | None:
    """Absurd values of the right type; None if there are none."""
    if pa.types.is_fixed_size_list(kind):
        values = of_type(kind.value_type, count * kind.list_size, dice)
        return None if values is None else pa.FixedSizeListArray.from_arrays(values, type=kind)
    choices: tuple[object, ...] = ()
    if pa.types.is_floating(kind):
        choices = NUMBERS
    elif pa.types.is_integer(kind):
        choices = WHOLE
    elif pa.types.is_boolean(kind):
        choices = (True, False)
    elif pa.types.is_string(kind):
        choices = TEXTS
    return pa.array([dice.choice(choices) for _ in range(count)], kind) if choices else None


def damaged(chunk: Chunk, dice: random.Random) -> Chunk:
    columns = dict(chunk.columns)
    for name, column in chunk.columns.items():
        roll = dice.random()
        if roll < 0.05:
            del columns[name]
        elif roll < 0.2:
            values = of_type(column.type.value_type, dice.randrange(3), dice) if dice.random() < 0.6 else None
            values = dice.choice(OTHERS) if values is None else values
            columns[name] = pa.ListArray.from_arrays(pa.array([0, *[len(values)] * chunk.num_rows], pa.int32()), values)
    return replace(chunk, columns=columns, descriptors={name: chunk.descriptors[name] for name in columns})


@pytest.mark.parametrize("file", FILES)
def test_absurd_blueprints_are_drawn_or_refused(file: str) -> None:
    recording = log()
    with load(RRD / file) as loaded:
        chunks = [entry.load() for entry in loaded.blueprints[0].entries]
    num_drawn = 0
    for seed in range(25):
        dice = random.Random(seed)
        blueprint = Recording.from_chunks(damaged(chunk, dice) for chunk in chunks if dice.random() > 0.04)
        reporter = Reporter()
        try:
            scene = Scene(
                recording, "frame", size=(300, 200), blueprint=read_blueprint(blueprint, reporter), reporter=reporter
            )
            for time in (0, 5, 3):
                scene.frame(time)
            num_drawn += 1
        except RerunRenderError as error:
            assert str(error)
    assert num_drawn > 10
