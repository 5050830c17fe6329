"""Which time axis a recording is played on when nobody says."""

from __future__ import annotations

from rerun_render.store.recording import Recording

PREFERRED_TIMELINE = "message_log_time"
BUILT_IN_TIMELINES = ("log_time", "log_tick")


def default_timeline(recording: Recording) -> str | None:
    """Name of the default time axis; None if the recording has static data only.

    `message_log_time` if present; else the user's time axis with most rows, the alphabetically last of equals; else
    `log_time`, else `log_tick`.
    """
    timelines = recording.timelines
    if PREFERRED_TIMELINE in timelines:
        return PREFERRED_TIMELINE
    own = [name for name in timelines if name not in BUILT_IN_TIMELINES]
    if own:
        return max(own, key=lambda name: (timelines[name].num_rows, name))
    return next((name for name in BUILT_IN_TIMELINES if name in timelines), None)
