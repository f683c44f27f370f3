"""How the encoder is trained: corpora in, weights for `src/dateline/encoder` out."""
