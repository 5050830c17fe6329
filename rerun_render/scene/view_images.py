"""Which images a spatial view has, how they matter to each other, and which of them show through others' gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.cursor import Cursor
from rerun_render.scene.slots import ImagesInView, Slot
from rerun_render.store.recording import Recording

VIDEO_FILE, VIDEO_REFERENCE = "AssetVideo:blob", "VideoFrameReference:timestamp"
DEPTH_CONTENT = ("DepthImage:buffer", "EncodedDepthImage:blob")
COLOR_CONTENT = ("Image:buffer", "EncodedImage:blob", "VideoStream:codec", VIDEO_REFERENCE)
IMAGE_CONTENT = (*DEPTH_CONTENT, *COLOR_CONTENT, "SegmentationImage:buffer")


class ViewImages:
    """The images of one view.

    entities: those that ever have one. now: what is there at the cursor's time.
    """

    def __init__(self, entities: Iterable[EntityPath], recording: Recording) -> None:
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
            names = IMAGE_CONTENT if has_place(entity) else ()
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
        blends = own is not None and any(
            other != index and camera is own[0] and bool(((box[0] <= own[1][1]) & (box[1] >= own[1][0])).all())
            for other, (camera, box) in extents.items()
        )
        if blends != slot.blends:
            slot.blends = blends
            changed.add(index)
    return changed
