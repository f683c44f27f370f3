"""Gold against ours: scores of the network's heads and of coded articles, their floors, and the gate."""
