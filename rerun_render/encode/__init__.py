"""RGBA frames to files: videos and raw streams through ffmpeg, pictures through Pillow.

This layer knows nothing of recordings, scenes or the GPU. Import `rerun_render.encode.encoder` for the entry point.
"""
