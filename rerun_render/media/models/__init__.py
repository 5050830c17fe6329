"""Files of 3D models inside recordings: glTF, OBJ, STL, PLY and COLLADA."""
