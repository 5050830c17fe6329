"""One renderer per primitive: drawable to draw commands."""
