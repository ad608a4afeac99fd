"""How fast statusfix is beside its peers: one corpus, one run, side by side."""
