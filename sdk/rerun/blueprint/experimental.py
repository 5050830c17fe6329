"""Archetypes of tables and previews, whose form may still change."""

from __future__ import annotations

from .archetypes import CardLayout, PreviewsConfig, TableBlueprint, TableColumn, TableColumnPreview, TableLayout

__all__ = ["CardLayout", "PreviewsConfig", "TableBlueprint", "TableColumn", "TableColumnPreview", "TableLayout"]
