"""An indexed recording: which chunks there are, what they hold, and their contents on demand."""

from __future__ import annotations


class Recording:
    """One logical data set."""
