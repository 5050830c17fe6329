"""Graphs: nodes and edges, at given places or laid out by forces."""
