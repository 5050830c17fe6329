"""Text of the SDK's component classes and enumerations; see `gen.py`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa

from rerun_render.schema.lookup import ALL_COMPONENTS, ALL_ENUMERATIONS, arrow_type, encodings
from rerun_render.schema.tables import BLUEPRINT, DATA, Component, Enumeration

MARK = "Written by `python -m rerun_render.schema.gen`; do not edit."
_WIDTH = 120

# Encodings whose `Like` types are also exported with the component of the same name.
LIST_ENCODINGS = frozenset(
    "LineStrip2D LineStrip3D GeoLineString KeyValuePairs ChannelMessageCounts AnnotationContext ColumnOrder".split()
)
# Components with a mixin in `components/_ext.py`.
_EXTENDED = frozenset(
    """
    ClearIsRecursive Color MediaType Radius Scale3D TextLogLevel VideoTimestamp ViewCoordinates
    """.split()
)
_GROUPS = {
    "_floats": "Components that are floats.",
    "_integers": "Integers, times, colours and flags.",
    "_texts": "Components that are texts.",
    "_vectors": "Components of a fixed number of numbers.",
    "_structs": "Components of several members, or of many items.",
}


def _group(component: Component) -> str:
    arrow = arrow_type(component)
    if pa.types.is_floating(arrow):
        return "_floats"
    if pa.types.is_primitive(arrow):
        return "_integers"
    if pa.types.is_string(arrow):
        return "_texts"
    return "_vectors" if pa.types.is_fixed_size_list(arrow) else "_structs"


def wrapped(text: str, indent: str) -> str:
    """`text` broken into lines that fit, each indented."""
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def docstring(text: str, indent: str = "    ") -> str:
    """A docstring of one paragraph."""
    if len(indent) + 6 + len(text) <= _WIDTH:
        return f'{indent}"""{text}"""'
    head, _, rest = text.partition(". ")
    if rest:
        return f'{indent}"""{head}.\n\n{wrapped(rest, indent)}\n{indent}"""'
    return f'{indent}"""\n{wrapped(text, indent)}\n{indent}"""'


def _spelled(component: Component) -> str:
    """The component's encoding as generated modules call it."""
    package = "_e" if encodings()[component.encoding].package == DATA else "_b"
    return f"{package}.{component.encoding}"


def _component_class(component: Component) -> str:
    name = component.name
    encoding = _spelled(component)
    bases = [encoding, "ComponentMixin"]
    if component.package == DATA and name in _EXTENDED:
        bases.insert(0, f"_ext.{name}Ext")
    return "\n".join(
        [
            f"class {name}Batch({encoding}Batch, ComponentBatchMixin):",
            docstring(f"Batch of `{name}`."),
            "",
            "    __slots__ = ()",
            f'    _COMPONENT_TYPE = "{component.full_name}"',
            "",
            "",
            f"class {name}({', '.join(bases)}):",
            docstring(component.doc),
            "",
            "    __slots__ = ()",
            f"    _BATCH_TYPE = {name}Batch",
        ]
    )


def _components_module(package: str, group: str, components: list[Component]) -> str:
    dots = ".." if package == DATA else "..."
    used = {_spelled(component).partition(".")[0] for component in components}
    imports = ["from __future__ import annotations", ""]
    if "_e" in used:
        imports.append(f"from {dots} import encodings as _e")
    imports.append(f"from {dots}_baseclasses import ComponentBatchMixin, ComponentMixin")
    if "_b" in used:
        imports.append("from .. import encodings as _b")
    if package == DATA and any(component.name in _EXTENDED for component in components):
        imports.append("from . import _ext")
    classes = [_component_class(component) for component in components]
    return f'"""{_GROUPS[group]} {MARK}"""\n\n' + "\n".join(imports) + "\n\n\n" + "\n\n\n".join(classes) + "\n"


def _enumeration_class(enumeration: Enumeration) -> str:
    name = enumeration.name
    batch = ["EnumBatch", "ComponentBatchMixin"] if enumeration.is_component else ["EnumBatch"]
    lines = [
        f"class {name}(NamedEnum):",
        docstring(enumeration.doc),
        "",
        *(f"    {member} = {number}" for member, number in enumeration.members.items()),
        "",
        "",
        f'{name}Like: TypeAlias = Union["{name}", str, int]',
        f"{name}ArrayLike: TypeAlias = {name}Like | Sequence[{name}Like] | npt.ArrayLike",
        "",
        "",
        f"class {name}Batch({', '.join(batch)}):",
        docstring(f"Batch of `{name}`: members, names or numbers."),
        "",
        "    __slots__ = ()",
        f"    _ARROW_TYPE = pa.{enumeration.arrow}()",
        f"    _ENUM = {name}",
    ]
    if enumeration.is_component:
        lines.append(f'    _COMPONENT_TYPE = "{enumeration.package}.components.{name}"')
    return "\n".join(lines)


def _enumerations_module(dots: str, base: str, enumerations: list[Enumeration]) -> str:
    head = [
        f'"""Lists of named numbers. {MARK}"""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Sequence",
        "from typing import TypeAlias, Union",
        "",
        "import numpy.typing as npt",
        "import pyarrow as pa",
        "",
    ]
    if any(enumeration.is_component for enumeration in enumerations):
        head.append(f"from {dots}_baseclasses import ComponentBatchMixin")
    head += [f"from {base} import EnumBatch, NamedEnum", "", "", ""]
    return "\n".join(head) + "\n\n\n".join(_enumeration_class(enumeration) for enumeration in enumerations) + "\n"


def exports(names_of_module: Iterable[tuple[str, list[str]]], doc: str) -> str:
    """Text of an `__init__.py` that exports names of its modules."""
    lines = [f'"""{doc} {MARK}"""', "", "from __future__ import annotations", ""]
    for module, names in sorted(names_of_module):  # "." sorts before "_"
        lines += [f"from .{module} import {name} as {name}" for name in isort(names)]
    return "\n".join([*lines, ""])


def isort(names: Iterable[str]) -> list[str]:
    """Names in the order that import sorters want: constants, classes, the rest."""
    return sorted(names, key=lambda name: (not name.isupper() or len(name) == 1, name[0].islower(), name.lower()))


def _package_outputs(package: str) -> Iterator[tuple[Path, str]]:
    folder = Path("components") if package == DATA else Path("blueprint/components")
    modules: list[tuple[str, list[str]]] = []
    for group in _GROUPS:
        components = sorted(
            (c for c in ALL_COMPONENTS if c.package == package and _group(c) == group), key=lambda c: c.name
        )
        if components:
            yield folder / f"{group}.py", _components_module(package, group, components)
            modules.append((group, [name for c in components for name in (c.name, f"{c.name}Batch")]))
    dots, base = ("..", "..encodings._base") if package == DATA else ("...", "...encodings._base")
    for is_component in (True, False):
        enumerations = [e for e in ALL_ENUMERATIONS if e.package == package and e.is_component == is_component]
        target = folder if is_component else folder.parent / "encodings"
        yield target / "_enumerations.py", _enumerations_module(dots, base, enumerations)
        if is_component:
            suffixes = ("", "ArrayLike", "Batch", "Like")
            modules.append(("_enumerations", [f"{e.name}{suffix}" for e in enumerations for suffix in suffixes]))
    lists = sorted(c.name for c in ALL_COMPONENTS if c.package == package and c.encoding in LIST_ENCODINGS)
    modules.append((".encodings", [f"{name}{suffix}" for name in lists for suffix in ("ArrayLike", "Like")]))
    doc = "Components: values with a meaning." if package == DATA else "Components that only blueprints use."
    yield folder / "__init__.py", exports(modules, doc)


def outputs() -> Iterator[tuple[Path, str]]:
    """Paths below the package `rerun` and texts."""
    yield from _package_outputs(DATA)
    yield from _package_outputs(BLUEPRINT)
