"""`Scalar`, `SeriesLine`, `SeriesPoint` and `TimeSeriesScalar`, whose successors have names in the plural."""

from __future__ import annotations

from typing import Any

from .._baseclasses import ComponentColumnList, DescribedComponentBatch
from ..archetypes import Scalars, SeriesLines, SeriesPoints
from .deprecation import warn_once


class Scalar(Scalars):
    """A number for a plot; an old form of `Scalars`.

    Parameters
    ----------
    scalar:
        The number.
    """

    def __init__(self, scalar: Any) -> None:
        warn_once("Scalar", "rerun.Scalar is an old form: use rerun.Scalars")
        super().__init__(scalar)

    @classmethod
    def from_fields(cls, *, clear_unset: bool = False, scalar: Any = None, scalars: Any = None) -> Scalars:
        """See `Scalars.from_fields`."""
        return Scalars.from_fields(clear_unset=clear_unset, scalars=scalar if scalars is None else scalars)

    @classmethod
    def columns(cls, *, scalar: Any = None, scalars: Any = None) -> ComponentColumnList:
        """See `Scalars.columns`."""
        return Scalars.columns(scalars=scalar if scalars is None else scalars)


_LINE = {"color": "colors", "width": "widths", "name": "names"}
_POINT = {"color": "colors", "marker": "markers", "name": "names", "marker_size": "marker_sizes"}


def _renamed(names: dict[str, str], fields: dict[str, Any]) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in fields.items()}


class SeriesLine(SeriesLines):
    """Style of a line in a plot; an old form of `SeriesLines`.

    Parameters
    ----------
    color:
        RGB or RGBA.
    width:
        Pixels.
    name:
        Shown in the legend.
    visible_series:
        Whether it is drawn.
    aggregation_policy:
        What stands for several values in one pixel.
    """

    def __init__(
        self,
        *,
        color: Any = None,
        width: Any = None,
        name: Any = None,
        visible_series: Any = None,
        aggregation_policy: Any = None,
    ) -> None:
        warn_once("SeriesLine", "rerun.SeriesLine is an old form: use rerun.SeriesLines")
        super().__init__(
            colors=color,
            widths=width,
            names=name,
            visible_series=visible_series,
            aggregation_policy=aggregation_policy,
        )

    @classmethod
    def from_fields(cls, *, clear_unset: bool = False, **fields: Any) -> SeriesLines:
        """See `SeriesLines.from_fields`; fields go by their old or new names."""
        return SeriesLines.from_fields(clear_unset=clear_unset, **_renamed(_LINE, fields))

    @classmethod
    def columns(cls, **fields: Any) -> ComponentColumnList:
        """See `SeriesLines.columns`; fields go by their old or new names."""
        return SeriesLines.columns(**_renamed(_LINE, fields))


class SeriesPoint(SeriesPoints):
    """Style of points in a plot; an old form of `SeriesPoints`.

    Parameters
    ----------
    color:
        RGB or RGBA.
    marker:
        Shape.
    name:
        Shown in the legend.
    marker_size:
        Pixels.
    visible_series:
        Whether they are drawn.
    """

    def __init__(
        self,
        *,
        color: Any = None,
        marker: Any = None,
        name: Any = None,
        marker_size: Any = None,
        visible_series: Any = None,
    ) -> None:
        warn_once("SeriesPoint", "rerun.SeriesPoint is an old form: use rerun.SeriesPoints")
        super().__init__(
            colors=color, markers=marker, names=name, marker_sizes=marker_size, visible_series=visible_series
        )

    @classmethod
    def from_fields(cls, *, clear_unset: bool = False, **fields: Any) -> SeriesPoints:
        """See `SeriesPoints.from_fields`; fields go by their old or new names."""
        return SeriesPoints.from_fields(clear_unset=clear_unset, **_renamed(_POINT, fields))

    @classmethod
    def columns(cls, **fields: Any) -> ComponentColumnList:
        """See `SeriesPoints.columns`; fields go by their old or new names."""
        return SeriesPoints.columns(**_renamed(_POINT, fields))


class TimeSeriesScalar:
    """A number for a plot together with its style; an old form of `Scalars` beside `SeriesLines` or `SeriesPoints`.

    Parameters
    ----------
    scalar:
        The number.
    radius:
        Width of the line or size of the marker, pixels.
    color:
        RGB or RGBA.
    label:
        Name of the series.
    scattered:
        True draws markers instead of a line.
    """

    def __init__(
        self,
        scalar: float,
        *,
        radius: float | None = None,
        color: Any = None,
        label: str | None = None,
        scattered: bool | None = None,
    ) -> None:
        warn_once("TimeSeriesScalar", "rerun.TimeSeriesScalar is an old form: use rerun.Scalars and rerun.SeriesLines")
        self._scalars = Scalars(scalar)
        self._style: SeriesLines | SeriesPoints
        if scattered:
            self._style = SeriesPoints(names=label, colors=color, marker_sizes=radius)
        else:
            self._style = SeriesLines(names=label, colors=color, widths=radius)

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        """The number and its style."""
        return [*self._scalars.as_component_batches(), *self._style.as_component_batches()]
