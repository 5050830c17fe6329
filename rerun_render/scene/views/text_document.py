"""Text documents, plain or Markdown."""

from __future__ import annotations

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import View
from rerun_render.query.cursor import EntityState
from rerun_render.scene.view_class import ViewClass
from rerun_render.scene.views.canvas import Canvas, flat_view
from rerun_render.scene.views.latest import LatestView
from rerun_render.scene.views.markdown import MarkdownPage
from rerun_render.scene.views.measures import PADDING_PX, weak
from rerun_render.text.engine import MAX_CHARS

TEXT = "TextDocument:text"
MEDIA_TYPE = "TextDocument:media_type"
_MARKDOWN = "text/markdown"
_SEVERAL = (
    "Can only show one text document at a time; was given {}. Update the query so that it returns a single text "
    "document and create additional views for the others."
)


class TextDocumentView(LatestView):
    """The newest text of the one entity that has any."""

    required = (TEXT,)

    def draw(self, states: dict[EntityPath, EntityState], time: int | None) -> View:
        texts = [(_first(state, TEXT), _first(state, MEDIA_TYPE)) for state in states.values()]
        texts = [(text, kind) for text, kind in texts if text is not None]
        rect = self.rect
        right, bottom = rect.width - PADDING_PX, rect.height - PADDING_PX
        canvas = Canvas(rect, self.theme, (PADDING_PX, PADDING_PX, right, bottom))
        width = max(right - PADDING_PX, 1)
        if not texts:
            canvas.text("(empty)", PADDING_PX, PADDING_PX, weak(self.theme))
        elif len(texts) > 1:
            message = canvas.engine.layout(_SEVERAL.format(len(texts)), wrap_width=width)
            canvas.block(message, PADDING_PX, PADDING_PX, self.theme.levels["ERROR"])
        elif texts[0][1] == _MARKDOWN:
            page = MarkdownPage(canvas, PADDING_PX, PADDING_PX, right, bottom)
            page.show((texts[0][0] or "")[:MAX_CHARS])
        else:
            settings = self.context.info.settings
            is_mono = settings.first("TextDocumentFormat", "monospace") is True
            wraps = settings.first("TextDocumentFormat", "word_wrap") is not False
            block = canvas.engine.layout(
                _upper_part(texts[0][0] or "", width, rect.height),
                wrap_width=width if wraps else None,
                family="mono" if is_mono else "sans",
            )
            canvas.block(block, PADDING_PX, PADDING_PX, self.theme.text)
        return flat_view(rect, self.camera, self.theme, [canvas.layer()])


def _upper_part(text: str, width: float, height: float) -> str:
    """The start of a text, more than what can be seen."""
    rows = text.split("\n", int(height / 10) + 2)[: int(height / 10) + 2]
    return "\n".join(rows)[: int(width * height / 8) + 100]


def _first(state: EntityState, component: str) -> str | None:
    cell = state.get(component)
    if cell is None or len(cell.array) == 0:
        return None
    value = cell.array[0].as_py()
    return value if isinstance(value, str) else None


TEXT_DOCUMENT = ViewClass(make=TextDocumentView, components=frozenset([TEXT, MEDIA_TYPE]))
