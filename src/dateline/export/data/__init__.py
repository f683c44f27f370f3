"""Tables of the export: codes of other data sets, and what ACLED calls an act."""
