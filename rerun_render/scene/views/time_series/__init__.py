"""Plots of numbers over time."""
