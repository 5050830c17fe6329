"""Tables of what was logged: a row for each time, a column for each component."""
