"""Constructors of blueprint archetypes that take more than one value for each field."""
