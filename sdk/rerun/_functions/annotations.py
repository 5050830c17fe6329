"""`log_annotation_context`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from ..archetypes import AnnotationContext
from ..encodings import AnnotationInfo, ClassDescription
from ._common import EntityPathLike, Recording, replaced_by, send


@replaced_by("log with rerun.AnnotationContext")
def log_annotation_context(
    entity_path: EntityPathLike, class_descriptions: Any, *, timeless: bool = True, recording: Recording = None
) -> None:
    """Say what class and key point numbers mean, for the entity and everything below it.

    Parameters
    ----------
    entity_path:
        Where it holds.
    class_descriptions:
        One description or several. A description is a `ClassDescription`, an `AnnotationInfo`, a tuple (id, label) or
        (id, label, color), or a bare id.
    timeless:
        True, the default, for all times.
    recording:
        As in `log_point`.
    """
    is_one = (
        isinstance(class_descriptions, ClassDescription | AnnotationInfo | int | np.integer)
        or (
            isinstance(class_descriptions, tuple)
            and len(class_descriptions) > 0
            and isinstance(class_descriptions[0], int | np.integer)
            # Bare ids are descriptions too, so a tuple of nothing but them is a list of those.
            and not all(isinstance(item, int | np.integer) for item in class_descriptions[1:2])
        )
    )
    several: Iterable[Any] = [class_descriptions] if is_one else class_descriptions
    send(entity_path, AnnotationContext(list(several)), timeless=timeless, recording=recording)
