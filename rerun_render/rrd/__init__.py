"""The .rrd file format: bytes to messages."""
