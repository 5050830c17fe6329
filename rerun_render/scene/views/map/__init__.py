"""Maps: points and lines on the globe in the Mercator projection of the web."""
