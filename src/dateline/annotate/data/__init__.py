"""Cue lists of the reading steps, as YAML."""
