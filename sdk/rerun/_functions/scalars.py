"""`log_scalar`."""

from __future__ import annotations

from .._baseclasses import AsComponents
from ..archetypes import Scalars, SeriesLines, SeriesPoints
from ._common import ColorLike, EntityPathLike, Ext, Recording, replaced_by, send, to_colors


@replaced_by("log with rerun.Scalars, and rerun.SeriesLines or rerun.SeriesPoints for the style")
def log_scalar(
    entity_path: EntityPathLike,
    scalar: float,
    label: str | None = None,
    color: ColorLike | None = None,
    radius: float | None = None,
    scattered: bool | None = None,
    ext: Ext = None,
    recording: Recording = None,
) -> None:
    """Log a number for a plot, at the current time.

    Parameters
    ----------
    entity_path:
        Where to log it; the numbers of one entity make one series.
    scalar:
        The number, kept in double precision.
    label:
        Name of the series.
    color:
        RGB or RGBA: integers 0-255 or floats 0-1.
    radius:
        Width of the line or size of the marker, pixels.
    scattered:
        True draws markers instead of a line.
    ext, recording:
        As in `log_point`.
    """
    style: AsComponents
    if scattered:
        style = SeriesPoints(names=label, colors=to_colors(color), marker_sizes=radius)
    else:
        style = SeriesLines(names=label, colors=to_colors(color), widths=radius)
    send(entity_path, Scalars(scalar), style, ext=ext, recording=recording)
