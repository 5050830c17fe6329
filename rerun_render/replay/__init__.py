"""Which times are drawn, and how frames travel from the scene through the GPU to whoever wants them."""
