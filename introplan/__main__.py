"""`python -m introplan` is `introplan`."""

import os
import sys

# Python puts the current folder first among those that modules come from. It may be a workspace that somebody has
# sent, with a `yaml.py` in it; so it is taken out before anything is imported, unless introplan itself lies there.
if sys.path and sys.path[0] == os.getcwd() != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):  # noqa: PTH109, PTH120, PTH100 - pathlib is not imported yet
    del sys.path[0]

from introplan.cli import main

main()
