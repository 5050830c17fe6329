"""Views of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import archetypes
from ..view import View, view_properties


class TextDocumentView(View):
    """One `TextDocument`, plain or Markdown.

    format_options: how text without Markdown is set. The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        format_options: archetypes.TextDocumentFormat | None = None,
    ) -> None:
        properties = view_properties(
            TextDocumentFormat=format_options,
        )
        super().__init__(
            class_identifier="TextDocument",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )


class TextLogView(View):
    """Lines of `TextLog` over time.

    columns: which columns there are. rows: which levels are shown. format_options: how text is set.
    The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        columns: archetypes.TextLogColumns | None = None,
        rows: archetypes.TextLogRows | None = None,
        format_options: archetypes.TextLogFormat | None = None,
    ) -> None:
        properties = view_properties(
            TextLogColumns=columns,
            TextLogRows=rows,
            TextLogFormat=format_options,
        )
        super().__init__(
            class_identifier="TextLog",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )
