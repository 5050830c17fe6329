"""Numbers that kernels and their callers share: tiles, samples, columns of the command tables."""

from __future__ import annotations

import numpy as np

TILE_WIDTH = 64
TILE_HEIGHT = 32

# Where the samples of a pixel lie, the standard pattern of four: no two in one row or column.
SAMPLE_X = np.array([0.375, 0.875, 0.125, 0.625])
SAMPLE_Y = np.array([0.125, 0.375, 0.625, 0.875])

# Soft edges of 2D scenes often lie exactly between two steps of coverage: it must exceed a step by this.
COVERAGE_TIE = 1.0 / 256.0

CODE_STEPS = 8191

# How many strengths of the grid have a colour of their own.
NUM_STRENGTHS = 1024

# Points are drawn by blocks, rows of pixels of points and lines in groups of samples.
POINTS_PER_BLOCK = 64
BLOCK_ROWS = 13
LANES = 16
NUM_LANES = 4 * TILE_WIDTH + LANES
# Rows of `lanes`, for each sample of a row of pixels: number of its pixel, its place from the centre, how far into a
# soft edge it is covered.
PIXEL_OF_LANE, LANE_X, LANE_Y, LANE_EDGE = 0, 1, 2, 3

# Colours and thickness of a volume's values.
RAMP_STEPS = 1024

# How splats fall off is a table over half the square of the distance in standard deviations.
FALLOFFS_PER_UNIT = 64.0
FALLOFF_STEPS = 800

# Kinds of commands.
POINTS = 0
MESH = 1
LINES = 2
IMAGE = 3
GRADIENT = 4
GRID = 5
RESOLVE = 6
UI = 7
UI_TRIANGLES = 8
UI_STROKES = 9
SPLATS = 10
KEEP = 11  # a finished view is put aside
RESTORE = 12  # and copied back
MESH_TRIANGLES = 13  # meshes where each triangle counts for itself
VOLUME = 14
STORE = 15  # not a command: every tile ends with it
NUM_KINDS = 16

# Columns of `ints`.
KIND = 0
FIRST = 1  # first primitive, and the one after the last
END = 2
RECORD = 3  # row of the first primitive in the table of its kind
LEFT, TOP, RIGHT, BOTTOM = 4, 5, 6, 7  # what may be drawn on, px of the frame
SHADED = 8  # points, lines: gradient shading. Meshes: lit
BLENDED = 9  # transparent: premultiplied, no depth written
TEXEL, TEXTURE_WIDTH, TEXTURE_HEIGHT = 10, 11, 12  # width 0 for none
FIRST_VERTEX = 10  # of interface triangles
FILTER = 13  # where a texel covers more than a pixel: 0 nearest, 1 linear, 2 bicubic
IS_ORTHOGRAPHIC = 14
MINIFICATION = 15  # where it covers less: 0 nearest, 1 linear
# Meshes. The first cluster, and the one after the last; how many of them a primitive has; primitives per instance and
# group of clusters, 1 or 2; back faces before front faces; what is left out: 0 nothing, 1 back faces, 2 front faces.
CLUSTER, CLUSTER_END, GROUP, RUNS, TWO_RUNS, CULL, HAS_COLORS = 16, 17, 18, 19, 20, 21, 22
CELLS_X, CELLS_Y, CELLS_Z, RAMP = 16, 17, 18, 19  # volumes: number of cells, first colour
NUM_INTS = 23

# Columns of `floats`.
DEPTH = 0  # depth times w
PIXEL = 1  # scene units per px at depth 1, or everywhere
CENTER_X, CENTER_Y = 2, 3  # place of the view space's origin, px
UNIT_X, UNIT_Y = 26, 27  # view space units per px at depth 1, or everywhere; negative where axes are opposite
OPACITY = 4
RAYS = 5  # nine: rows of the (3, 3) matrix from (x, y, 1) to directions
EYE = 14  # three: place of the eye on the grid's plane, height
MIXING, STROKE = 17, 18
DENSITY, VOLUME_NEAR = 18, 23  # of volumes, whose eye and rays are in the space of their box
COLOR = 19  # four: linear, premultiplied. Meshes: albedo factor
NEAR_CELLS = 23  # depth of the near plane in cells of the grid
LOW, SPAN = 24, 25  # gradient: darkest sRGB value and range
NUM_FLOATS = 28

# Columns of instances of meshes: view_from_mesh (3, 4), matrix of normals (3, 3), linear albedo and alpha, whether
# front faces are clockwise on the picture.
OF_NORMALS, OF_ALBEDO, OF_FLIP = 12, 21, 25
NUM_OF_INSTANCE = 26

# Columns of vertex attributes. Triangles of meshes: normal (3). Images: u, v.
MESH_NORMAL = 0
NUM_ATTRIBUTES = 9

# Columns of `segments`, see `lines`. Linear functions on the frame (value at its corner, change per px in x and y):
# of 1 / depth, and, times that, of the place along the axis from its start and back from its end, the place across it,
# the radius (heads: half the width there), half a px.
INVERSE, FROM_START, TO_END, ACROSS, REACH, HALF_PIXEL = 0, 3, 6, 9, 12, 15
PAST_START, PAST_END = 18, 19  # how far the band goes on at its ends
BOX_LEFT, BOX_TOP, BOX_RIGHT, BOX_BOTTOM = 20, 21, 22, 23  # whole px
SEGMENT_COLOR = 24  # packed
HEAD_HALF = 25  # half the width of the base of a head; 0 for bands
NEXT_ALONG, NEXT_ACROSS, NEXT_SQUARE = 26, 27, 28  # heads: what they are shaded towards from the tip; its square
NUM_SEGMENT = 29
