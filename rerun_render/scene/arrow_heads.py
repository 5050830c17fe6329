"""Light on the heads of arrows.

The official viewer keeps all arrows of a view in one buffer, and shades each head by the line from its tip to whatever
start follows there, which for the last head of an entity is the first arrow of the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rerun_render.drawables import LineSegments
from rerun_render.scene.slots import Slot


def link_heads(slots: Sequence[Slot]) -> bool:
    """Tell the last head of each entity which start follows it. True if drawables were replaced.

    slots: those of arrows, in the order of their entities. Starts are taken as they were logged, whatever the places of
    the two entities: the viewer does not move the one by the transform of the other either.
    """
    changed = False
    following: tuple[float, float, float] | None = None
    for slot in reversed(slots):
        for place, lines in enumerate(slot.drawables):
            if not isinstance(lines, LineSegments) or not len(lines.starts):
                continue
            if lines.next_start != following:
                linked = replace(lines, next_start=following)
                slot.drawables = (*slot.drawables[:place], linked, *slot.drawables[place + 1 :])
                changed = True
            x, y, z = np.asarray(lines.starts[0], np.float64).tolist()
            following = (x, y, z)
    return changed
