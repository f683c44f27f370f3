"""Reading steps: a document in, one more layer out; one file a step. `registry` lists them all."""
