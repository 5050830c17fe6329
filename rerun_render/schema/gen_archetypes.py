"""Text of the SDK's archetype classes; see `gen.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rerun_render.schema.gen_components import MARK, docstring, isort, wrapped
from rerun_render.schema.lookup import ALL_ARCHETYPES, component, encodings
from rerun_render.schema.tables import BLUEPRINT, DATA, Archetype, Enumeration, Field


def module_name(archetype: str) -> str:
    """`line_strips3d` for `LineStrips3D`."""
    text = re.sub(r"([23])D", r"\1d", archetype)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text).lower()


# What these mean is said wherever they are used.
_ALWAYS_EXPLAINED = frozenset("Color Position3D Radius Resolution RotationQuat StrokeWidth".split())


class _Names:
    """How a generated module spells the things it uses; remembers which packages it must import."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.used: set[str] = set()

    def _in(self, package: str, kind: str) -> str:
        name = kind if package == DATA else f"blueprint_{kind}"
        self.used.add(name)
        return name

    def batch(self, field: Field) -> str:
        found = component(field.component, self.package)
        return f"{self._in(found.package, 'components')}.{found.name}Batch"

    def like(self, field: Field) -> str:
        found = component(field.component, self.package)
        suffix = "Like" if field.is_mono else "ArrayLike"
        if isinstance(found, Enumeration):
            return f"{self._in(found.package, 'components')}.{found.name}{suffix}"
        encoding = encodings()[found.encoding]
        return f"{self._in(encoding.package, 'encodings')}.{encoding.name}{suffix}"

    def imports(self) -> list[str]:
        dots = ".." if self.package == DATA else "..."
        data = ", ".join(sorted(name for name in self.used if not name.startswith("blueprint_")))
        lines = [f"from {dots} import {data}"] if data else []
        for kind in ("components", "encodings"):
            if f"blueprint_{kind}" in self.used:
                lines.append(f"from .. import {kind} as blueprint_{kind}")
        return lines


def _field_doc(field: Field, package: str) -> str:
    found = component(field.component, package)
    if isinstance(found, Enumeration):
        shape, meaning = "One of " + ", ".join(f"`{name}`" for name in found.members), found.doc
        if not field.is_mono:
            shape = "N of them: " + shape[0].lower() + shape[1:]
    else:
        encoding = encodings()[found.encoding]
        shape, meaning = (encoding.one if field.is_mono else encoding.many), found.doc
    text = f"{shape}. {field.doc or meaning}"
    if field.doc and found.name in _ALWAYS_EXPLAINED:
        text += f" {meaning}"
    return text + (f" Default: {field.default}." if field.default else "")


def _docstring(archetype: Archetype) -> list[str]:
    heading = "Attributes" if archetype.has_constructor else "Parameters"
    lines = [docstring(archetype.doc).removesuffix('"""'), "", f"    {heading}", f"    {'-' * len(heading)}"]
    if lines[0].endswith("\n    "):
        lines[0] = lines[0].removesuffix("\n    ")
    for field in archetype.fields:
        lines += [f"    {field.name}:", wrapped(_field_doc(field, archetype.package), " " * 8)]
    return [*lines, '    """']


def _constructor(archetype: Archetype, names: _Names) -> list[str]:
    required = [field for field in archetype.fields if field.is_required]
    optional = [field for field in archetype.fields if not field.is_required]
    lines = ["    def __init__(", "        self,"]
    if archetype.is_keyword_only:
        lines.append("        *,")
    lines += [f"        {field.name}: {names.like(field)}," for field in required]
    lines += [f"        {f.name}: {names.like(f)} | None = None," for f in optional if f.name in archetype.positional]
    rest = [field for field in optional if field.name not in archetype.positional]
    if rest and not archetype.is_keyword_only:
        lines.append("        *,")
    lines += [f"        {field.name}: {names.like(field)} | None = None," for field in rest]
    lines += ["    ) -> None:", "        with self._constructing():", "            self._set("]
    lines += [f"                {field.name}={field.name}," for field in archetype.fields]
    return [*lines, "            )", ""]


def _keywords(archetype: Archetype, names: _Names, is_many: bool) -> list[str]:
    fields = (Field(f.name, f.component, is_mono=f.is_mono and not is_many) for f in archetype.fields)
    return [f"        {field.name}: {names.like(field)} | None = None," for field in fields]


def _mapping(archetype: Archetype, call: str) -> list[str]:
    return [
        f"        return {call}",
        "            {",
        *(f'                "{field.name}": {field.name},' for field in archetype.fields),
        "            },",
        "        )",
    ]


def _from_fields(archetype: Archetype, names: _Names) -> list[str]:
    return [
        "    @classmethod",
        "    def from_fields(",
        "        cls,",
        "        *,",
        "        clear_unset: bool = False,",
        *_keywords(archetype, names, is_many=False),
        f"    ) -> {archetype.name}:",
        '        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""',
        "        return cls._partial(",
        "            clear_unset,",
        *_mapping(archetype, "")[1:],
    ]


def _columns(archetype: Archetype, names: _Names) -> list[str]:
    return [
        "",
        "    @classmethod",
        "    def columns(",
        "        cls,",
        "        *,",
        *_keywords(archetype, names, is_many=True),
        "    ) -> ComponentColumnList:",
        '        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""',
        *_mapping(archetype, "cls._columns("),
    ]


def _module(archetype: Archetype) -> str:
    names = _Names(archetype.package)
    fields = [f"        {field.name}={names.batch(field)}," for field in archetype.fields]
    attributes = [f"    {field.name}: {names.batch(field)} | None" for field in archetype.fields]
    base = "VisualArchetype" if archetype.is_visual else "Archetype"
    bases = f"{archetype.name}Ext, {base}" if archetype.has_constructor else base
    body = [
        f"class {archetype.name}({bases}):",
        *_docstring(archetype),
        "",
        f'    _NAME = "{archetype.full_name}"',
        "    _FIELDS = fields(",
        "        _NAME,",
        *fields,
        "    )",
        "",
        *attributes,
        "",
        *([] if archetype.has_constructor else _constructor(archetype, names)),
        *_from_fields(archetype, names),
        *(_columns(archetype, names) if archetype.package == DATA else []),
    ]
    dots = ".." if archetype.package == DATA else "..."
    used = [base, "fields"] + (["ComponentColumnList"] if archetype.package == DATA else [])
    imports = [*names.imports(), f"from {dots}_baseclasses import {', '.join(isort(used))}"]
    if archetype.has_constructor:
        imports.append(f"from ..archetypes_ext.{module_name(archetype.name)} import {archetype.name}Ext")
    imports.sort(key=_import_order)
    head = [
        f'"""`{archetype.name}`. {MARK}"""',
        "",
        "from __future__ import annotations",
        "",
        *imports,
        "",
        f'__all__ = ["{archetype.name}"]',
        "",
        "",
    ]
    return "\n".join([*head, *body, ""])


def _import_order(line: str) -> tuple[int, str]:
    dots = re.match(r"from (\.+)", line)
    return (-len(dots.group(1)) if dots else 0, line.split(" import ")[0])


def _package(package: str, archetypes: list[Archetype]) -> str:
    doc = "Archetypes: what can be logged." if package == DATA else "Archetypes of blueprints: what is shown and how."
    modules = sorted((module_name(archetype.name), archetype.name) for archetype in archetypes)
    top = ".." if package == DATA else "..."
    return "\n".join(
        [
            f'"""{doc} {MARK}',
            "",
            "Modules are imported when their archetype is first used.",
            '"""',
            "",
            "from __future__ import annotations",
            "",
            "from importlib import import_module",
            "from typing import TYPE_CHECKING, Any",
            "",
            f"from {top}_import_gate import importing",
            "",
            "if TYPE_CHECKING:",
            *(f"    from .{module} import {name} as {name}" for module, name in modules),
            "",
            "_MODULES = {",
            *(f'    "{name}": "{module}",' for module, name in sorted(modules, key=lambda item: item[1])),
            "}",
            "",
            "__all__ = [",
            *(f'    "{name}",' for name in isort(name for _, name in modules)),
            "]",
            "",
            "",
            "def __getattr__(name: str) -> Any:",
            "    if name not in _MODULES:",
            '        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
            "    with importing():",
            '        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)',
            "    globals()[name] = value",
            "    return value",
            "",
            "",
            "def __dir__() -> list[str]:",
            "    return sorted({*globals(), *__all__})",
            "",
        ]
    )


def outputs() -> Iterator[tuple[Path, str]]:
    """Paths below the package `rerun` and texts."""
    for package, folder in ((DATA, Path("archetypes")), (BLUEPRINT, Path("blueprint/archetypes"))):
        archetypes = [archetype for archetype in ALL_ARCHETYPES if archetype.package == package]
        yield folder / "__init__.py", _package(package, archetypes)
        for archetype in archetypes:
            yield folder / f"{module_name(archetype.name)}.py", _module(archetype)
