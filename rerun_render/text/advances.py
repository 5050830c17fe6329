"""Advance widths of the version of Inter that the viewer has; its newer versions space some characters otherwise."""

from __future__ import annotations

_CHARS = ' !"#$&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~'
_MILLI_EM = (
    281, 278, 404, 631, 637, 639, 222, 363, 363, 500, 659, 280, 460, 275, 356, 625, 464, 605, 636, 642, 608, 623, 571,
    616, 623, 275, 280, 659, 659, 659, 507, 936, 676, 650, 727, 718, 598, 586, 743, 740, 264, 542, 652, 562, 889, 753,
    761, 635, 761, 639, 637, 642, 741, 676, 949, 642, 664, 625, 362, 356, 362, 468, 485, 497, 564, 620, 558, 620, 582,
    360, 609, 591, 237, 237, 544, 237, 869, 585, 596, 609, 609, 372, 522, 375, 581, 557, 812, 539, 557, 541, 362, 326,
    362, 659,
)

INTER_ADVANCES = dict(zip(_CHARS, (value / 1000.0 for value in _MILLI_EM), strict=True))
"""Width in em at weight 400, as measured in pictures of the viewer."""
