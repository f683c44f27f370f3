"""Reference: what is known beforehand, as data with its loaders: codebook, lexicon, actors, gazetteer."""
