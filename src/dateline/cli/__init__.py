"""The command line: one file a verb."""

from dateline.cli.app import main

__all__ = ["main"]
