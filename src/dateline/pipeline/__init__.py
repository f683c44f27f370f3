"""The reading steps in order, and the way from articles to codings."""
