"""Recordings indexed by entity, component and timeline."""
