"""Names, times, errors and reports shared by all layers."""
