"""Views without a space: texts, tables, tensors, graphs. One module or package for each class."""
