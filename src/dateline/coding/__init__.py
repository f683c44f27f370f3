"""Coding: the layers of a document become events, by the codebook."""
