"""What a picture shows, as numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False, slots=True)
class Channels:
    """Of the 3D views of a picture, at the middle of each pixel.

    depth: (H, W) float32, along the forward axis of the eye in scene units, infinite where nothing is.
    normal: (H, W, 3) float32, unit vectors in the space of the view, towards the eye, zero where nothing is. Meshes
    with normals have those; flat things that face the eye (points, lines) face it here, too.
    entity_id: (H, W) uint32, `View.ids` of what is there, 0 for nothing.
    """

    depth: npt.NDArray[np.float32]
    normal: npt.NDArray[np.float32]
    entity_id: npt.NDArray[np.uint32]
