"""Encoded videos: where their pictures are, and the pictures themselves."""
