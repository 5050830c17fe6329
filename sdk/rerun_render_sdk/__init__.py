"""Folder of the package `rerun` in installations: a path file puts it on the path. There is nothing to import here."""
