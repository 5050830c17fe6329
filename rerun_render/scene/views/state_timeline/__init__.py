"""State timelines: one lane of coloured phases for each entity whose state changes."""
