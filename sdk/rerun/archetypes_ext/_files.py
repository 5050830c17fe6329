"""Content of files: from a path or from bytes, with the media type that the name stands for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import components, encodings


def blob_and_media_type(
    name: str, path: str | Path | None, contents: Any, media_type: encodings.Utf8Like | None
) -> tuple[Any, Any]:
    """The bytes, and the media type if one is given or known from the path.

    Raises ValueError unless exactly one of path and contents is given, OSError for files that cannot be read.
    """
    if (path is None) == (contents is None):
        raise ValueError(f"{name}: expected one of path and contents")
    if path is None:
        return contents, media_type
    return Path(path).read_bytes(), components.MediaType.guess_from_path(path) if media_type is None else media_type
