"""The `log_*` functions of the first releases, as thin wrappers of `log` and today's archetypes."""
