"""Rows of one entity as Arrow columns, and their making from record batches."""
