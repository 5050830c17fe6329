"""Classes that later releases renamed or replaced; they write what their successors write."""
