"""Drawables to pixels with wgpu."""
