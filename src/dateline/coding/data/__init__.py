"""Word lists of the coding room, as YAML."""
