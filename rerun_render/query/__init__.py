"""Answers to "what is visible at time t"."""
