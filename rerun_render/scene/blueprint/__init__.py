"""Blueprints: which views are drawn, where, and how."""
