"""Current names of components that older SDKs called differently.

Names change between SDK versions; everything after reading uses the names of 0.41. The tables apply whatever version
wrote the file, because tools copy old names into new files.
"""

from __future__ import annotations

from typing import NamedTuple

ARCHETYPES = "rerun.archetypes."
BLUEPRINT_ARCHETYPES = "rerun.blueprint.archetypes."


class ComponentName(NamedTuple):
    """The three names of a data column, in the spelling of 0.24 and later.

    component: identity, `Points3D:positions`; a bare name for data outside any archetype.
    archetype: full name such as `rerun.archetypes.Points3D`, if known.
    component_type: full name such as `rerun.components.Position3D`, if known.
    """

    component: str
    archetype: str | None = None
    component_type: str | None = None


_ARCHETYPE_RENAMES = {
    "Scalar": "Scalars",
    "SeriesLine": "SeriesLines",
    "SeriesPoint": "SeriesPoints",
    "RecordingProperties": "RecordingInfo",
}
# Keys hold the archetype's new name. A value with a colon moves the field to another archetype.
_FIELD_RENAMES = {
    "Scalars:scalar": "scalars",
    "SeriesLines:color": "colors",
    "SeriesLines:width": "widths",
    "SeriesLines:name": "names",
    "SeriesPoints:color": "colors",
    "SeriesPoints:marker": "markers",
    "SeriesPoints:name": "names",
    "SeriesPoints:marker_size": "marker_sizes",
    "Transform3D:axis_length": "TransformAxes3D:axis_length",
    "CoordinateFrame:frame_id": "frame",
}
_TYPE_RENAMES = {
    "rerun.components.PoseTranslation3D": "rerun.components.Translation3D",
    "rerun.components.PoseRotationAxisAngle": "rerun.components.RotationAxisAngle",
    "rerun.components.PoseRotationQuat": "rerun.components.RotationQuat",
    "rerun.components.PoseScale3D": "rerun.components.Scale3D",
    "rerun.components.PoseTransformMat3x3": "rerun.components.TransformMat3x3",
    "rerun.components.SeriesVisible": "rerun.components.Visible",
    "rerun.blueprint.components.TableCellKind": "rerun.blueprint.components.ColumnType",
}


def short_archetype(archetype: str) -> str:
    """`Points3D` for `rerun.archetypes.Points3D`; names outside rerun's own stay whole."""
    return archetype.removeprefix(ARCHETYPES).removeprefix(BLUEPRINT_ARCHETYPES)


def current_name(name: ComponentName) -> ComponentName:
    """`name` as 0.41 spells it.

    >>> current_name(ComponentName("Scalar:scalar", "rerun.archetypes.Scalar", "rerun.components.Scalar")).component
    'Scalars:scalars'
    """
    component, archetype, component_type = name
    if component_type is not None:
        component_type = _TYPE_RENAMES.get(component_type, component_type)
    # Only rerun's own archetypes were renamed: a user's `my.Scalar:scalar` keeps its name.
    if archetype is not None and archetype.startswith(ARCHETYPES):
        short, colon, field = component.partition(":")
        if colon and short == short_archetype(archetype):
            short = _ARCHETYPE_RENAMES.get(short, short)
            field = _FIELD_RENAMES.get(f"{short}:{field}", field)
            component = field if ":" in field else f"{short}:{field}"
            archetype = ARCHETYPES + component.partition(":")[0]
    return ComponentName(component, archetype, component_type)


def is_indicator(name: ComponentName) -> bool:
    """True for the marker columns of SDKs before 0.24, which say that an archetype was logged and hold no values."""
    text = name.component_type or name.component
    return text.endswith("Indicator") and text.startswith(("rerun.components.", "rerun.blueprint.components."))
