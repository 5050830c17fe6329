"""Which images a spatial view has, how they matter to each other, and which of them show through others' gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import ImageRect
from rerun_render.query.cursor import Cursor
from rerun_render.scene.slots import ImagesInView, Slot
from rerun_render.store.recording import Recording

VIDEO_FILE, VIDEO_REFERENCE = "AssetVideo:blob", "VideoFrameReference:timestamp"
DEPTH_CONTENT = ("DepthImage:buffer", "EncodedDepthImage:blob")
COLOR_CONTENT = ("Image:buffer", "EncodedImage:blob", "VideoStream:codec", VIDEO_REFERENCE)
Place = tuple[float, float, float]
IMAGE_CONTENT = (*DEPTH_CONTENT, *COLOR_CONTENT, "SegmentationImage:buffer")


class ViewImages:
    """The images of one view.

    entities: those that ever have one. now: what is there at the cursor's time. with_clouds: depth images are clouds of
    points, as in 3D views, and so no images.
    """

    def __init__(self, entities: Iterable[EntityPath], recording: Recording, *, with_clouds: bool = False) -> None:
        self._content = tuple(name for name in IMAGE_CONTENT if not with_clouds or name not in DEPTH_CONTENT)
        self.entities = {e for e in entities if not recording.components(e).keys().isdisjoint(IMAGE_CONTENT)}
        self.now = ImagesInView()
        self._videos = {e for e in recording.entity_paths if VIDEO_FILE in recording.components(e)}
        self._references = {e for e in self.entities if VIDEO_REFERENCE in recording.components(e)}
        self._logged: dict[EntityPath, frozenset[str]] = {}

    def referring(self, changed: Set[EntityPath]) -> Set[EntityPath]:
        """The entities that may show another video now, as entities with video files are among `changed`."""
        return frozenset() if self._videos.isdisjoint(changed) else self._references

    def update(self, touched: Iterable[EntityPath], cursor: Cursor, has_place: Callable[[EntityPath], bool]) -> bool:
        """Look which images are there now. True if that matters to others.

        touched: entities whose state or place changed. has_place: whether the view can show an entity.
        """
        for entity in self.entities.intersection(touched):
            state = cursor.state(entity)
            names = self._content if has_place(entity) else ()
            self._logged[entity] = frozenset(name for name in names if name in state)
        logged = self._logged.values()
        before = self.now
        self.now = ImagesInView(
            # In the official viewer, depth images in files count for segmentation images, but not for colour images.
            with_depth=any("DepthImage:buffer" in names for names in logged),
            with_others=any(not names.isdisjoint(DEPTH_CONTENT + COLOR_CONTENT) for names in logged),
            several=sum(map(len, logged)) > 1,
        )
        return before != self.now


def find_blending(pictures: Iterable[int], slots: Sequence[Slot]) -> set[int]:
    """Look which images with transparent pixels overlap others. Returns the slots for which that changed.

    pictures: places of the images among the slots.
    """
    pictures = tuple(pictures)
    extents = {index: extent for index in pictures if (extent := slots[index].extent_on_plane())}
    changed = set()
    for index in pictures:
        slot = slots[index]
        own = extents.get(index) if slot.visual is not None and slot.visual.has_gaps else None
        blends = own is not None and (
            slot.has_several
            or any(
                other != index and camera is own[0] and bool(((box[0] <= own[1][1]) & (box[1] >= own[1][0])).all())
                for other, (camera, box) in extents.items()
            )
        )
        if blends != slot.blends:
            slot.blends = blends
            changed.add(index)
    return changed


def find_blending_grids(grids: Iterable[int], slots: Sequence[Slot]) -> set[int]:
    """Look which grid maps lie in one plane and overlap: these are blended, by rank, at the centre of all of them.

    grids: places of the grid maps among the slots. Returns the slots for which that changed.
    """
    groups: list[dict[int, npt.NDArray[np.float64]]] = []
    for index in grids:
        quad = _quad(slots[index])
        if quad is None:
            continue
        found = [group for group in groups if any(_overlap(quad, other) for other in group.values())]
        groups = [group for group in groups if group not in found]
        groups.append({index: quad})
        for group in found:
            groups[-1].update(group)
    places: dict[int, Place] = {}
    for group in groups:
        if len(group) > 1:
            corners = np.concatenate(list(group.values()))
            x, y, z = (0.5 * (corners.min(axis=0) + corners.max(axis=0))).tolist()
            places |= dict.fromkeys(group, (x, y, z))
    changed = {index for index in grids if slots[index].sorting_place != places.get(index)}
    for index in changed:
        slots[index].sorting_place = places.get(index)
    return changed


def _quad(slot: Slot) -> npt.NDArray[np.float64] | None:
    """(4, 3) corners of the image of a slot, in the space of the view."""
    image = next((drawable for drawable in slot.drawables if isinstance(drawable, ImageRect)), None)
    if image is None:
        return None
    corners = image.top_left + np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) @ np.stack([image.extent_u, image.extent_v])
    return np.asarray(corners @ image.world_from_obj[:3, :3].T + image.world_from_obj[:3, 3])


def _overlap(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> bool:
    """Whether two parallelograms, (4, 3), lie in one plane and share some of it."""
    normal = np.cross(a[1] - a[0], a[3] - a[0])
    scale = float(np.linalg.norm(normal))
    size = max(float(np.ptp(a, axis=0).max()), float(np.ptp(b, axis=0).max()))
    if scale == 0.0 or np.abs((b - a[0]) @ (normal / scale)).max() > 1e-4 * size:
        return False
    for quad in (a, b):
        for side in (quad[1] - quad[0], quad[3] - quad[0]):
            across = np.cross(normal, side)
            mine, others = a @ across, b @ across
            if mine.max() <= others.min() or others.max() <= mine.min():
                return False
    return True
