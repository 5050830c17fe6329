"""Archetypes, components, enums and defaults as data."""
