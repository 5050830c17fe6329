"""Constructors of archetypes that take more than the fields, written by hand."""
