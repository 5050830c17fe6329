"""A recording at one time as a frame of drawables."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rerun_render.core.entity_path import PROPERTIES, EntityPath
from rerun_render.core.errors import InputError, UsageError
from rerun_render.core.report import Reporter
from rerun_render.drawables import Frame, Rect, UiQuads, View
from rerun_render.query.cursor import Cursor
from rerun_render.scene.annotations import CONTEXT, Annotations, annotated_entities
from rerun_render.scene.archetypes import SPATIAL_2D, SPATIAL_3D
from rerun_render.scene.blueprint.model import Blueprint
from rerun_render.scene.camera_control.checks import check_camera
from rerun_render.scene.camera_control.control import CameraControl
from rerun_render.scene.heuristics import ViewInfo, wanted_archetypes
from rerun_render.scene.layout import Layout, Tile, arrange
from rerun_render.scene.look import DEFAULT_LOOK, Finisher, Look
from rerun_render.scene.overlay import draw_chrome, glyph_atlas
from rerun_render.scene.plan import plan_views
from rerun_render.scene.transforms import FRAME_COMPONENT, TransformTree
from rerun_render.scene.view_class import ViewContext, view_class
from rerun_render.scene.view_cursor import ViewCursor
from rerun_render.scene.view_images import VIDEO_FILE
from rerun_render.scene.view_settings import NO_SETTINGS
from rerun_render.scene.visual import Visualizer
from rerun_render.scene.visualizers import VISUALIZERS
from rerun_render.store.recording import Recording
from rerun_render.text.engine import text_scale

__all__ = ["Scene", "ViewInfo", "describe_views", "find_view", "list_views"]

POSE_ARCHETYPES = ("Transform3D:", "Pinhole:", "InstancePoses3D:", "CoordinateFrame:")
WITHOUT_VISUALIZER = frozenset(["Pinhole", "ViewCoordinates", "TransformAxes3D"])
"""Archetypes that views draw or heed by themselves."""


def list_views(recording: Recording, blueprint: Blueprint | None = None) -> tuple[ViewInfo, ...]:
    """All views, also those that cannot be drawn: first those that show, in the order of their places."""
    return plan_views(recording, blueprint).views


class Scene:
    """Makes frames of a recording.

    timeline: time axis of the times given to `frame`; None for static data only. size: width and height of the picture
    in px. view: draw this one alone: its place in the layout, its name, or the path of its origin; None draws all.
    look: theme, background, scale and caption. camera: where 3D views are seen from; None leaves that to the data.
    blueprint: which views there are, and how they look; None leaves that to the data.
    Raises UsageError if there is no such view or it cannot be drawn, InputError if there is nothing to draw at all.
    """

    def __init__(
        self,
        recording: Recording,
        timeline: str | None,
        *,
        size: tuple[int, int],
        view: int | str | None = None,
        blueprint: Blueprint | None = None,
        reporter: Reporter,
        visualizers: Iterable[Visualizer] = VISUALIZERS,
        look: Look = DEFAULT_LOOK,
        camera: CameraControl | None = None,
    ) -> None:
        self.size = look.points(size)
        self._look = look
        self._finisher = Finisher(look, size)
        self._recording = recording
        self._reporter = reporter
        self._visualizers = tuple(visualizers)
        self._plan = plan_views(recording, blueprint, reporter)
        self.views = self._plan.views
        with text_scale(look.ui_scale):
            tiles, self._chrome = self._arrange(self._choose(view))
        self._report_unsupported([self.views[tile.view] for tile in tiles])
        classes = {tile.view: known for tile in tiles if (known := view_class(self.views[tile.view].class_name))}
        self._follows_time = any(
            known.follows_time or self.views[view].settings.follows_time(timeline) for view, known in classes.items()
        )
        self._class_names = frozenset(self.views[view].class_name for view in classes)
        self._camera = camera
        if camera is not None:
            self._follows_time = self._follows_time or camera.follows_time
            check_camera(camera, recording, [self.views[tile.view] for tile in tiles])
        self._cursor = Cursor(
            recording,
            timeline,
            entities=self._entities(tiles),
            components=self._component_filter(known.components for known in classes.values()),
            reporter=reporter,
        )
        self._tree = TransformTree(reporter)
        annotations = Annotations(recording, self._cursor, reporter)
        contexts = [
            ViewContext(
                info=self.views[tile.view],
                rect=tile.content,
                exact_size=tile.exact_size,
                offset=tile.offset,
                recording=recording,
                timeline=timeline,
                cursor=self._view_cursor(self.views[tile.view]),
                tree=self._tree,
                annotations=annotations,
                visualizers=self._visualizers,
                reporter=reporter,
                theme=look.theme,
                background=look.background,
                camera=camera,
            )
            for tile in tiles
        ]
        with text_scale(look.ui_scale):
            self._views = tuple(classes[tile.view].make(context) for tile, context in zip(tiles, contexts, strict=True))
        self._is_unsurveyed = camera is not None
        self._frame: Frame | None = None
        self._finished: Frame | None = None
        self._caption = ""

    def frame(self, time: int | None) -> Frame:
        """The picture at `time` on the scene's timeline; the same object again while nothing visible changes."""
        with text_scale(self._look.ui_scale):
            if self._is_unsurveyed:
                self._survey()
            frame, caption = self._find(time), self._finisher.caption(time)
            if self._finished is None or frame is not self._frame or caption != self._caption:
                self._finished = self._finisher.finish(frame, caption)
                self._frame, self._caption = frame, caption
            return self._finished

    @property
    def shows_3d(self) -> bool:
        """Whether any view that is drawn is 3D."""
        return "3D" in self._class_names

    def set_range(self, first: int | None, last: int | None) -> None:
        """Tell which frames will be drawn, for eyes that move over the whole range. None for static data."""
        wanted = None if first is None or last is None else (first, last)
        camera = self._camera
        if camera is not None and camera.range != wanted:
            camera.range = wanted
            self._is_unsurveyed = True
            self._frame = None

    def _survey(self) -> None:
        """Let the views look around at some times of the range, for eyes that depend on all of it."""
        camera = self._camera
        self._is_unsurveyed = False
        if camera is None:
            return
        camera.surveys += 1
        camera.is_surveying = True
        try:
            for time in camera.survey_times():
                changed = self._cursor.seek(time)
                moved = self._tree.update(changed, self._cursor)
                for view in self._views:
                    view.update(changed, moved, time)
        finally:
            camera.is_surveying = False

    def _find(self, time: int | None) -> Frame:
        changed = self._cursor.seek(time)
        if not changed and self._frame is not None and not self._follows_time:
            return self._frame
        moved = self._tree.update(changed, self._cursor)
        views = tuple(view.update(changed, moved, time) for view in self._views)
        previous = self._frame
        if previous is not None and all(new is old for new, old in zip(views, previous.views, strict=True)):
            return previous
        return self._make_frame(views)

    def _make_frame(self, views: tuple[View, ...]) -> Frame:
        with_text = self._chrome is not None or any(view.ui or view.overlay for view in views)
        previous = None if self._frame is None else self._frame.atlas
        width, height = self.size
        return Frame(
            width=width,
            height=height,
            views=views,
            ui=() if self._chrome is None else (self._chrome,),
            atlas=glyph_atlas(previous) if with_text else None,
            color=self._look.theme.background,
        )

    def _choose(self, view: int | str | None) -> ViewInfo | None:
        """The view to draw alone, None for all of them."""
        if not self.views:
            raise InputError("expected something to draw, but the recording holds nothing that any view shows")
        if view is None:
            for info in self.views:
                if info.shown and not info.drawable:
                    message = f"{info.class_name} views cannot be drawn yet; left out of the picture"
                    self._reporter.warning("unsupported-view", info.name, message)
            if not any(info.drawable and info.shown for info in self.views):
                raise InputError(f"none of the views of the recording can be drawn yet: {describe_views(self.views)}")
            return None
        info = find_view(self.views, view)
        if not info.drawable:
            raise UsageError(
                f"view {info.index} ({info.class_name} {info.name!r}) cannot be drawn yet; "
                f"the views are {describe_views(self.views)}"
            )
        return info

    def _arrange(self, alone: ViewInfo | None) -> tuple[tuple[Tile, ...], UiQuads | None]:
        """Places of the views that are drawn, and all that is around them. A lone view fills the picture."""
        whole = Rect(0, 0, *self.size)
        untitled = {info.index for info in self.views if not info.titled}
        layout = Layout() if alone is not None else arrange(self._plan.root, whole, untitled)
        if alone is not None or (len(layout.tiles) == 1 and not layout.bars and not layout.lines):
            return (Tile(layout.tiles[0].view if alone is None else alone.index, whole, None),), None
        drawn = tuple(tile for tile in layout.tiles if self.views[tile.view].drawable)
        return drawn, draw_chrome(layout, {info.index: info.title for info in self.views}, self._look.theme)

    def _view_cursor(self, info: ViewInfo) -> Cursor:
        return self._cursor if info.settings is NO_SETTINGS else ViewCursor(self._cursor, info.settings)

    def _component_filter(self, wanted: Iterable[frozenset[str]]) -> Callable[[str], bool]:
        used = {FRAME_COMPONENT, CONTEXT}.union(*wanted)
        used.update(*(visualizer.components for visualizer in self._visualizers))
        used.update(*(info.settings.source_components for info in self.views))
        return lambda component: component in used or component.startswith(POSE_ARCHETYPES)

    def _entities(self, tiles: Iterable[Tile]) -> set[EntityPath]:
        """What views show, what stands above their origins, and all that gives poses, annotations or videos."""
        found: set[EntityPath] = set(annotated_entities(self._recording))
        for tile in tiles:
            info = self.views[tile.view]
            found.update(info.entities, (info.origin,), info.origin.ancestors)
        for entity in self._recording.entity_paths:
            if entity in found or PROPERTIES.contains(entity):
                continue
            names = self._recording.components(entity)
            if VIDEO_FILE in names or any(name.startswith(POSE_ARCHETYPES) for name in names):
                found.add(entity)
        return found

    def _report_unsupported(self, shown: Iterable[ViewInfo]) -> None:
        supported = {visualizer.archetype for visualizer in self._visualizers} | WITHOUT_VISUALIZER
        wanted = wanted_archetypes(self._recording)
        for info in shown:
            kinds = SPATIAL_2D.keys() if info.class_name == "2D" else SPATIAL_2D.keys() | SPATIAL_3D.keys()
            for entity in info.entities:
                for archetype in sorted(wanted.get(entity, frozenset()) & kinds - supported):
                    message = f"{archetype} cannot be drawn yet"
                    self._reporter.warning("unsupported-archetype", str(entity), message)


def find_view(views: tuple[ViewInfo, ...], view: int | str) -> ViewInfo:
    """The view at a place, or with a name or origin; drawable ones first. Raises UsageError if there is none."""
    if isinstance(view, int):
        if 0 <= view < len(views):
            return views[view]
        raise UsageError(f"expected the place of a view from 0 to {len(views) - 1}, got {view}; {_choices(views)}")
    origin = EntityPath.parse(view)
    for matches in (lambda info: info.name == view, lambda info: info.origin is origin):
        found = [info for info in views if matches(info)]
        if found:
            return next((info for info in found if info.drawable), found[0])
    raise UsageError(f"expected the name, origin or place of a view, got {view!r}; {_choices(views)}")


def _choices(views: tuple[ViewInfo, ...]) -> str:
    return f"the views are {describe_views(views)}"


def describe_views(views: tuple[ViewInfo, ...]) -> str:
    """Places, classes and names of views in one line."""
    return ", ".join(f"{info.index}: {info.class_name} {info.name!r}" for info in views)
