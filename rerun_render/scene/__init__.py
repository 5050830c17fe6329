"""Recordings at one time turned into drawables: views, eyes, transforms, visualizers."""
