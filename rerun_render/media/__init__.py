"""Pixel formats and other media."""
