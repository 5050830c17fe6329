"""Lists of named numbers. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, Union

import numpy.typing as npt
import pyarrow as pa

from ..._baseclasses import ComponentBatchMixin
from ...encodings._base import EnumBatch, NamedEnum


class BackgroundKind(NamedEnum):
    """What is behind a view."""

    GradientDark = 1
    GradientBright = 2
    SolidColor = 3


BackgroundKindLike: TypeAlias = Union["BackgroundKind", str, int]
BackgroundKindArrayLike: TypeAlias = BackgroundKindLike | Sequence[BackgroundKindLike] | npt.ArrayLike


class BackgroundKindBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `BackgroundKind`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = BackgroundKind
    _COMPONENT_TYPE = "rerun.blueprint.components.BackgroundKind"


class ColumnDisplayMode(NamedEnum):
    """How much a column's head says."""

    Compact = 1
    Component = 2
    Full = 3


ColumnDisplayModeLike: TypeAlias = Union["ColumnDisplayMode", str, int]
ColumnDisplayModeArrayLike: TypeAlias = ColumnDisplayModeLike | Sequence[ColumnDisplayModeLike] | npt.ArrayLike


class ColumnDisplayModeBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `ColumnDisplayMode`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = ColumnDisplayMode
    _COMPONENT_TYPE = "rerun.blueprint.components.ColumnDisplayMode"


class ContainerKind(NamedEnum):
    """How a container arranges what is inside."""

    Tabs = 1
    Horizontal = 2
    Vertical = 3
    Grid = 4


ContainerKindLike: TypeAlias = Union["ContainerKind", str, int]
ContainerKindArrayLike: TypeAlias = ContainerKindLike | Sequence[ContainerKindLike] | npt.ArrayLike


class ContainerKindBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `ContainerKind`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = ContainerKind
    _COMPONENT_TYPE = "rerun.blueprint.components.ContainerKind"


class Corner2D(NamedEnum):
    """A corner of a rectangle."""

    LeftTop = 1
    RightTop = 2
    LeftBottom = 3
    RightBottom = 4


Corner2DLike: TypeAlias = Union["Corner2D", str, int]
Corner2DArrayLike: TypeAlias = Corner2DLike | Sequence[Corner2DLike] | npt.ArrayLike


class Corner2DBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `Corner2D`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = Corner2D
    _COMPONENT_TYPE = "rerun.blueprint.components.Corner2D"


class Eye3DKind(NamedEnum):
    """How the eye of a 3D view is steered."""

    FirstPerson = 1
    Orbital = 2


Eye3DKindLike: TypeAlias = Union["Eye3DKind", str, int]
Eye3DKindArrayLike: TypeAlias = Eye3DKindLike | Sequence[Eye3DKindLike] | npt.ArrayLike


class Eye3DKindBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `Eye3DKind`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = Eye3DKind
    _COMPONENT_TYPE = "rerun.blueprint.components.Eye3DKind"


class LinkAxis(NamedEnum):
    """Whether the time axes of plots move together."""

    Independent = 1
    LinkToGlobal = 2


LinkAxisLike: TypeAlias = Union["LinkAxis", str, int]
LinkAxisArrayLike: TypeAlias = LinkAxisLike | Sequence[LinkAxisLike] | npt.ArrayLike


class LinkAxisBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `LinkAxis`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = LinkAxis
    _COMPONENT_TYPE = "rerun.blueprint.components.LinkAxis"


class LoopMode(NamedEnum):
    """What playback repeats."""

    Off = 1
    Selection = 2
    All = 3


LoopModeLike: TypeAlias = Union["LoopMode", str, int]
LoopModeArrayLike: TypeAlias = LoopModeLike | Sequence[LoopModeLike] | npt.ArrayLike


class LoopModeBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `LoopMode`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = LoopMode
    _COMPONENT_TYPE = "rerun.blueprint.components.LoopMode"


class MapProvider(NamedEnum):
    """Where maps come from."""

    OpenStreetMap = 1
    MapboxStreets = 2
    MapboxDark = 3
    MapboxSatellite = 4
    MapboxLight = 5


MapProviderLike: TypeAlias = Union["MapProvider", str, int]
MapProviderArrayLike: TypeAlias = MapProviderLike | Sequence[MapProviderLike] | npt.ArrayLike


class MapProviderBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `MapProvider`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = MapProvider
    _COMPONENT_TYPE = "rerun.blueprint.components.MapProvider"


class PanelState(NamedEnum):
    """How much of a panel is shown."""

    Hidden = 1
    Collapsed = 2
    Expanded = 3


PanelStateLike: TypeAlias = Union["PanelState", str, int]
PanelStateArrayLike: TypeAlias = PanelStateLike | Sequence[PanelStateLike] | npt.ArrayLike


class PanelStateBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `PanelState`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = PanelState
    _COMPONENT_TYPE = "rerun.blueprint.components.PanelState"


class PlayState(NamedEnum):
    """Whether time runs."""

    Paused = 1
    Playing = 2
    Following = 3


PlayStateLike: TypeAlias = Union["PlayState", str, int]
PlayStateArrayLike: TypeAlias = PlayStateLike | Sequence[PlayStateLike] | npt.ArrayLike


class PlayStateBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `PlayState`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = PlayState
    _COMPONENT_TYPE = "rerun.blueprint.components.PlayState"


class PointsDisplay(NamedEnum):
    """When plots mark their values."""

    OnHover = 1
    Always = 2


PointsDisplayLike: TypeAlias = Union["PointsDisplay", str, int]
PointsDisplayArrayLike: TypeAlias = PointsDisplayLike | Sequence[PointsDisplayLike] | npt.ArrayLike


class PointsDisplayBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `PointsDisplay`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = PointsDisplay
    _COMPONENT_TYPE = "rerun.blueprint.components.PointsDisplay"


class TableLayoutKind(NamedEnum):
    """How a table is laid out."""

    Table = 1
    Cards = 2


TableLayoutKindLike: TypeAlias = Union["TableLayoutKind", str, int]
TableLayoutKindArrayLike: TypeAlias = TableLayoutKindLike | Sequence[TableLayoutKindLike] | npt.ArrayLike


class TableLayoutKindBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `TableLayoutKind`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = TableLayoutKind
    _COMPONENT_TYPE = "rerun.blueprint.components.TableLayoutKind"


class TooltipMode(NamedEnum):
    """What a plot's tooltip lists."""

    Nearest = 1
    All = 2


TooltipModeLike: TypeAlias = Union["TooltipMode", str, int]
TooltipModeArrayLike: TypeAlias = TooltipModeLike | Sequence[TooltipModeLike] | npt.ArrayLike


class TooltipModeBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `TooltipMode`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = TooltipMode
    _COMPONENT_TYPE = "rerun.blueprint.components.TooltipMode"


class ViewFit(NamedEnum):
    """How an image is fitted into a view."""

    Original = 1
    Fill = 2
    FillKeepAspectRatio = 3


ViewFitLike: TypeAlias = Union["ViewFit", str, int]
ViewFitArrayLike: TypeAlias = ViewFitLike | Sequence[ViewFitLike] | npt.ArrayLike


class ViewFitBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `ViewFit`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = ViewFit
    _COMPONENT_TYPE = "rerun.blueprint.components.ViewFit"
