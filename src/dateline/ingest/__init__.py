"""Files in: one file a format; an iterator of articles, and of Problems where there was none."""
