"""Across articles: whom two reports name alike, and which reports tell one happening."""
