"""The commands: the one layer that knows the clock, the disk, the terminal and the environment."""

import gc
import os
import sys


def main() -> None:
    """Run the command that the command line names.

    Without the garbage collector: a command is over in seconds and leaves next to nothing in circles, while the
    collector would walk the whole plan again and again (a tenth of a build, a third of a check).
    """
    gc.disable()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # it would look through all that is installed for any
    told = None
    if "build" in sys.argv:
        from introplan.cli.unchanged import unchanged_build  # noqa: PLC0415 - `app` alone takes longer than all of it

        told = unchanged_build(sys.argv[1:], os.environ)
    if told is None:
        from introplan.cli.app import app  # noqa: PLC0415 - as above

        app()
    else:
        from introplan.cli.streams import in_utf8  # noqa: PLC0415 - as above

        with in_utf8():
            sys.stderr.writelines(f"{line}\n" for line in told)
