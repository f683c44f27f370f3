"""Dateline reads dated news and writes event data that can be checked."""
