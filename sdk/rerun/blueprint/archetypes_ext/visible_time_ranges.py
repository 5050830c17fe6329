"""How `VisibleTimeRanges` are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...encodings import VisibleTimeRange
from ...error_utils import warn_or_raise

if TYPE_CHECKING:
    from ... import encodings


class VisibleTimeRangesExt:
    """The constructor of `VisibleTimeRanges`."""

    def __init__(
        self: Any,
        ranges: encodings.VisibleTimeRangeArrayLike | None = None,
        *,
        timeline: encodings.Utf8Like | None = None,
        range: encodings.TimeRangeLike | None = None,
        start: encodings.TimeRangeBoundary | None = None,
        end: encodings.TimeRangeBoundary | None = None,
    ) -> None:
        """Either several ranges, each of another timeline, or one.

        Parameters
        ----------
        ranges:
            One `VisibleTimeRange` or several.
        timeline:
            The timeline of the only range.
        range:
            The only range; or `start` and `end`.
        start, end:
            Its ends; without them, the time that is shown.
        """
        with self._constructing():
            if timeline is not None:
                if ranges is not None:
                    raise ValueError("VisibleTimeRanges: expected ranges or timeline, got both")
                ranges = [VisibleTimeRange(timeline, range, start=start, end=end)]
            elif ranges is None:
                raise ValueError("VisibleTimeRanges: expected ranges or timeline, got neither")
            items = [ranges] if isinstance(ranges, VisibleTimeRange) else list(ranges)
            names = [str(item.timeline) for item in items]
            for name in dict.fromkeys(names):
                if names.count(name) > 1:
                    warn_or_raise(f"VisibleTimeRanges: timeline {name!r} is given twice, the first range is used")
            self._set(ranges=items)
