"""Which times to draw, and the pipeline that does it."""
