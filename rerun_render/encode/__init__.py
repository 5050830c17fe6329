"""Frames to images and videos."""
