"""Eyes of 3D views that users choose: fixed ones, orbits, key frames, logged cameras, functions of time.

`options` says what was asked for, and loads nothing heavy. `keyframes` reads files, `path` interpolates, `lens` turns
eyes into cameras, and `control` decides for each view and time.
"""
