"""What plots share: axes, grid, legend, curves, markers."""
