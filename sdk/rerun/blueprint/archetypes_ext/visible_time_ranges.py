"""Constructor of `VisibleTimeRanges`."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype
from ...error_utils import warn_or_raise


class VisibleTimeRangesExt(Archetype):
    """See `VisibleTimeRanges`."""

    def __init__(
        self,
        ranges: encodings.VisibleTimeRangeArrayLike | None = None,
        *,
        timeline: encodings.Utf8Like | None = None,
        range: encodings.TimeRangeLike | None = None,
        start: encodings.TimeRangeBoundary | None = None,
        end: encodings.TimeRangeBoundary | None = None,
    ) -> None:
        """The times that are shown, for one timeline or several.

        Parameters
        ----------
        ranges:
            One `VisibleTimeRange` for each timeline.
        timeline, range, start, end:
            As of `VisibleTimeRange`, for a single timeline; instead of `ranges`.
        """
        with self._constructing():
            if ranges is None:
                if timeline is None:
                    raise ValueError("VisibleTimeRanges: expected ranges or a timeline, got neither")
                ranges = [encodings.VisibleTimeRange(timeline, range, start=start, end=end)]
            elif any(value is not None for value in (timeline, range, start, end)):
                raise ValueError("VisibleTimeRanges: expected ranges, or timeline with range, start, end, got both")
            items = [ranges] if isinstance(ranges, encodings.VisibleTimeRange) else list(ranges)
            names = [str(item.timeline) for item in items]
            for name in dict.fromkeys(names):
                if names.count(name) > 1:
                    warn_or_raise(f"VisibleTimeRanges: timeline {name!r} is given twice, the first range is used")
            self._set(ranges=items)
