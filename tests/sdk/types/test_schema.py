"""The tables, the generated classes and the numbers that the reader uses say the same."""

from __future__ import annotations

import shutil
from enum import IntEnum
from pathlib import Path

import pytest
import rerun.archetypes
import rerun.blueprint.archetypes
import rerun.components

from rerun_render.schema import enums, gen, lookup
from rerun_render.schema.tables import DATA, Archetype, Enumeration

ARCHETYPES = list(lookup.ALL_ARCHETYPES)


def _class(archetype: Archetype) -> type:
    package = rerun.archetypes if archetype.package == DATA else rerun.blueprint.archetypes
    return getattr(package, archetype.name)


def test_generated_files_are_up_to_date() -> None:
    assert gen.stale_files(gen.SDK) == []


def test_generator_mends_what_was_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "rerun"
    shutil.copytree(gen.SDK, root, ignore=shutil.ignore_patterns("__pycache__"))
    changed, gone = root / "archetypes" / "clear.py", root / "archetypes" / "removed.py"
    text = changed.read_text()
    changed.write_text(text + "# by hand\n")
    gone.write_text(text)
    assert gen.main(["--check", "--root", str(root)]) == 1
    assert "out of date: archetypes/clear.py" in capsys.readouterr().out
    assert gen.main(["--root", str(root)]) == 0
    assert changed.read_text() == text and not gone.exists()
    assert gen.main(["--check", "--root", str(root)]) == 0


@pytest.mark.parametrize("archetype", ARCHETYPES, ids=lambda a: a.name)
def test_cleared_empties_every_field(archetype: Archetype) -> None:
    batches = _class(archetype).cleared().as_component_batches()
    assert [batch.descriptor.component for batch in batches] == [f"{archetype.name}:{f.name}" for f in archetype.fields]
    for batch, field in zip(batches, archetype.fields):
        component = lookup.component(field.component, archetype.package)
        assert batch.descriptor.archetype == archetype.full_name
        assert batch.descriptor.component_type == lookup.component_type(component)
        assert len(batch) == 0
        assert batch.as_arrow_array().type.equals(lookup.arrow_type(component), check_metadata=True)


@pytest.mark.parametrize("archetype", ARCHETYPES, ids=lambda a: a.name)
def test_every_field_is_explained(archetype: Archetype) -> None:
    doc = _class(archetype).__doc__ or ""
    assert [field.name for field in archetype.fields if f"    {field.name}:\n" not in doc] == []


@pytest.mark.parametrize("archetype", ARCHETYPES, ids=lambda a: a.name)
def test_names_of_archetypes(archetype: Archetype) -> None:
    cls = _class(archetype)
    assert cls.archetype() == archetype.full_name
    assert cls.archetype_short_name() == archetype.name
    for field in archetype.fields:
        assert getattr(cls, f"descriptor_{field.name}")().component == f"{archetype.name}:{field.name}"


def test_unset_fields_write_nothing() -> None:
    for archetype in ARCHETYPES:
        assert _class(archetype).from_fields().as_component_batches() == []


def _folded(name: str) -> str:
    return name.replace("_", "").lower()


def _in_table(name: str) -> Enumeration:
    return next(enumeration for enumeration in lookup.ALL_ENUMERATIONS if enumeration.name == name)


READER_ENUMS = [
    value for value in vars(enums).values() if isinstance(value, type) and value.__module__ == enums.__name__
]


@pytest.mark.parametrize("numbers", READER_ENUMS, ids=lambda e: e.__name__)
def test_reader_and_tables_agree_on_numbers(numbers: type[IntEnum]) -> None:
    table = _in_table(numbers.__name__).members
    assert {_folded(member.name): member.value for member in numbers} == {_folded(n): v for n, v in table.items()}


def test_components_make_values_and_batches() -> None:
    value = rerun.components.Position3D([1, 2, 3])
    assert value.component_type() == "rerun.components.Position3D"
    assert value.as_arrow_array().to_pylist() == [[1, 2, 3]]
    for component in lookup.ALL_COMPONENTS:
        if component.package == DATA:
            batch = getattr(rerun.components, f"{component.name}Batch")
            assert batch.component_type() == component.full_name
            assert getattr(rerun.components, component.name).arrow_type() == lookup.arrow_type(component)
