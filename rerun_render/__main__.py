"""`python -m rerun_render` is `rerun-render`."""

import sys

from rerun_render.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
