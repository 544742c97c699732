"""PyTorch as a peer of generated networks."""
