"""Constructors of blueprint archetypes that take more than the fields, written by hand."""
