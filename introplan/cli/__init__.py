"""The commands: the one layer that knows the clock, the disk, the terminal and the environment."""

import gc

from introplan.cli.app import app


def main() -> None:
    """Run the command that the command line names.

    Without the garbage collector: a command is over in seconds and leaves next to nothing in circles, while the
    collector would walk the whole plan again and again (a tenth of a build, a third of a check).
    """
    gc.disable()
    app()
