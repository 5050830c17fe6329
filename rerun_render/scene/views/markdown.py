"""Markdown on a canvas: headings, lists, tables, code, quotes, rules, and the styles of text.

It follows how the viewer moves its pen: every block begins and ends with a line break, which opens an empty row where
nothing was written yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rerun_render.scene.theme import Rgba
from rerun_render.scene.views import shapes
from rerun_render.scene.views.canvas import Canvas
from rerun_render.scene.views.code_colors import PLAIN, colored
from rerun_render.scene.views.flow import Flow, Style
from rerun_render.scene.views.measures import ROW_PX, mixed, weak
from rerun_render.text.engine import BODY_SIZE_PX

_SPACE_PX = 3.55
_MARK_PX = 4 * _SPACE_PX
"""Width of the bullet or number of a list item, and how much deeper each level is."""
_AFTER_MARK_PX = 4.0
_CODE_ROW_PX = 17.0
_IMAGE_PX = 24.0
"""Room of an image that cannot be loaded; none is."""
_HEADING_STEP_PX = 0.167 * 11.5
_TASK = re.compile(r"\[([ xX])\] ")


class MarkdownPage:
    """Lays out one text. left, top, right, bottom: px of the canvas."""

    def __init__(self, canvas: Canvas, left: float, top: float, right: float, bottom: float) -> None:
        self._canvas = canvas
        self._flow = Flow(canvas, left, top, right, bottom)
        self._theme = canvas.theme
        self._styles = [Style(canvas.theme.text)]
        self._is_empty = True
        self._lists: list[int | None] = []
        self._lefts: list[float] = []
        self._quotes: list[float] = []

    def show(self, text: str) -> None:
        """Draws the text as far as it fits."""
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        tokens = parser.parse(text)
        position = 0
        while position < len(tokens) and not self._flow.is_full:
            token = tokens[position]
            if token.type == "table_open":
                end = next(i for i in range(position, len(tokens)) if tokens[i].type == "table_close")
                self._table(tokens[position:end])
                position = end
            else:
                self._block(token)
            position += 1
        while self._quotes:
            self._close_quote()

    @property
    def _plain_code(self) -> Rgba:
        return PLAIN if self._theme.extreme[0] < 128 else self._theme.text

    def _gap(self) -> None:
        """Begins a block: after an empty row, unless it is the first of the page."""
        if not self._is_empty:
            self._flow.newline()
        self._is_empty = False

    def _block(self, token: Token) -> None:
        flow = self._flow
        match token.type:
            case "paragraph_open" if not self._lists:
                self._gap()
            case "paragraph_open" if flow.x > flow.left:
                flow.newline()
            case "paragraph_close" if not self._lists:
                flow.newline()
            case "heading_open":
                flow.newline()
                self._is_empty = False
                level = int(token.tag[1])
                size = 24.0 - _HEADING_STEP_PX * (level - 1) + (0.02 if level > 1 else 0.0)
                self._styles.append(
                    self._styles[-1].but(size_px=size, color=self._theme.strong_text if level < 5 else self._theme.text)
                )
            case "heading_close":
                flow.newline()
                self._styles.pop()
            case "inline":
                self._inline(token.children or [])
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                if not self._lists:
                    flow.newline()
            case "list_item_open":
                self._open_item()
            case "list_item_close":
                flow.left = self._lefts.pop()
            case "fence" | "code_block":
                self._code(token.content, token.info.split(" ")[0] if token.info else "")
            case "html_block":
                self._gap()
                flow.text(token.content.rstrip("\n"), self._styles[-1])
                flow.newline()
            case "hr":
                y = round(flow.y) + (3 if self._is_empty else ROW_PX + 12)
                self._gap()
                self._canvas.fill(flow.left, y, flow.right, y + 1, self._theme.separator)
                flow.newline()
            case "blockquote_open":
                if not self._quotes:
                    self._gap()
                    self._styles.append(self._styles[-1].but(color=weak(self._theme)))
                    flow.left += 10
                    flow.x = flow.left
                self._quotes.append(flow.y)
            case "blockquote_close":
                self._close_quote()

    def _close_quote(self) -> None:
        start, flow = self._quotes.pop(), self._flow
        if self._quotes:
            return
        flow.left -= 10
        self._styles.pop()
        bottom = flow.y + flow.height
        self._canvas.fill(flow.left, round(start) + 5, flow.left + 2, round(bottom) - 5, weak(self._theme))
        flow.newline()

    def _open_item(self) -> None:
        flow, canvas = self._flow, self._canvas
        self._gap()
        self._lefts.append(flow.left)
        base = self._lefts[0]
        x = base + _MARK_PX * (len(self._lists) - 1)
        number = self._lists[-1]
        if number is not None:
            canvas.text(f"{number}.", x + _MARK_PX, flow.y, self._theme.strong_text, align=1.0)
            self._lists[-1] = number + 1
        elif len(self._lists) == 1:
            canvas.icon("bullet", shapes.circle(7.1, 7.5, 2.7), x, flow.y, self._theme.strong_text)
        else:
            canvas.icon("ring", shapes.ring(7.1, 7.5, 2.5, 0.6), x, flow.y, self._theme.strong_text)
        flow.left = flow.x = x + _MARK_PX + _AFTER_MARK_PX

    def _inline(self, children: Sequence[Token]) -> None:
        flow = self._flow
        styles = [self._styles[-1]]
        text = next((token.content for token in children if token.type == "text"), "")
        task = _TASK.match(text) if self._lists and children and children[0].type == "text" else None
        if task is not None:
            self._checkbox(task.group(1) != " ")
        for number, token in enumerate(children):
            style = styles[-1]
            match token.type:
                case "text":
                    flow.text(token.content[task.end() :] if task and not number else token.content, style)
                case "code_inline":
                    flow.text(
                        token.content,
                        style.but(
                            family="mono",
                            size_px=BODY_SIZE_PX,
                            box=mixed(self._theme.text, self._theme.background, 0.268),
                        ),
                    )
                case "html_inline":
                    flow.text(token.content, style)
                case "softbreak":
                    flow.text(" ", style)
                case "hardbreak":
                    flow.newline()
                case "strong_open":
                    styles.append(style.but(color=self._theme.strong_text))
                case "em_open":
                    styles.append(style.but(italic=True))
                case "s_open":
                    styles.append(style.but(strike=True))
                case "link_open":
                    styles.append(style.but(at_top=True))
                case "strong_close" | "em_close" | "s_close" | "link_close":
                    styles.pop()
                case "image":
                    flow.height = max(flow.height, _IMAGE_PX)
                    flow.text(token.content, style.but(color=weak(self._theme), italic=True))

    def _checkbox(self, checked: bool) -> None:
        x, y = self._flow.place(ROW_PX, ROW_PX)
        self._canvas.icon("checkbox", shapes.outlined(0, 1, 14, 15, 4.0, 1.0), x, y, self._theme.separator)
        if checked:
            self._canvas.icon("tick", shapes.stroke([(3, 7.5), (7, 11.5), (11, 3.5)], 1.0), x, y, self._theme.text)

    def _code(self, source: str, language: str) -> None:
        flow, canvas = self._flow, self._canvas
        if not self._lists:
            self._gap()
        elif flow.x > flow.left:
            flow.newline()
        rows = source.removesuffix("\n").split("\n")
        x, y = flow.left, round(flow.y)
        height = len(rows) * _CODE_ROW_PX + 4
        canvas.frame(x - 1, y - 1, flow.right + 1, y + height + 1, self._theme.separator, self._theme.extreme, 5.0)
        for number, row in enumerate(rows):
            top = y + 2 + number * _CODE_ROW_PX
            if top > flow.bottom:
                break
            pen = x + 4
            for word, color in colored(row[:4096].replace("\t", "    "), language, self._plain_code):
                pen += canvas.text(word, pen, top, color, family="mono").width
        lines = [
            *shapes.outlined(0, 3, 8, 11, 2.0, 1.0),
            *shapes.stroke([(3, 2), (3, 0.5), (10.5, 0.5), (10.5, 8), (9, 8)], 1.0),
        ]
        canvas.icon("copy", lines, flow.right - 13, y, self._theme.text)
        flow.height = height
        flow.newline()

    def _table(self, tokens: Sequence[Token]) -> None:
        flow = self._flow
        self._gap()
        rows: list[list[Sequence[Token]]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token.children or [])
        natural = [max(_width(row[i], flow) if i < len(row) else 0.0 for row in rows) for i in range(len(rows[0]))]
        # No column is narrower than 40 px, with the space before it.
        widths = [max(width, 40.0 - (2 * _SPACE_PX if i else 0.0)) for i, width in enumerate(natural)]
        starts = [sum(widths[:i]) + 2 * _SPACE_PX * i for i in range(len(widths))]
        left, top = flow.left, float(round(flow.y))
        # The frame follows the text of the last column, the stripes its width.
        inner, striped = starts[-1] + natural[-1], starts[-1] + widths[-1] + 2
        has_code = [any(_has_code(cell) for cell in row) for row in rows]
        heights = [_CODE_ROW_PX if code else ROW_PX for code in has_code]
        bottom = top + 14 + sum(heights) + 8 * len(rows) - 8 + 6 + has_code[-1]
        canvas = self._canvas
        canvas.frame(left, top, left + inner + 14, bottom, self._theme.separator, self._theme.background, 5.0)
        outer = (flow.left, flow.right)
        for number, row in enumerate(rows):
            y = top + 7 + sum(heights[:number]) + 8 * number
            if y > flow.bottom:
                break
            if number % 2:
                canvas.fill(left + 7, y - 4, left + 7 + striped, y + heights[number] + 4, self._theme.stripe)
            for start, cell in zip(starts, row, strict=False):
                flow.left = flow.x = left + 7 + start
                flow.right, flow.y, flow.height = 1e6, y + has_code[number], ROW_PX
                self._inline(cell)
        flow.left, flow.right = outer
        flow.y, flow.height = top, bottom - top
        flow.newline()


def _has_code(children: Sequence[Token]) -> bool:
    return any(token.type == "code_inline" for token in children)


def _width(children: Sequence[Token], flow: Flow) -> float:
    """Width of a cell on one row."""
    page = MarkdownPage(Canvas(flow.canvas.rect, flow.canvas.theme), 0.0, 0.0, 1e6, 1e6)
    page._inline(children)
    return page._flow.x
