"""Fonts, shaping, glyph atlas."""
