"""The commands: the one layer that knows the clock, the disk, the terminal and the environment."""

import gc
import os
import sys


def main() -> None:
    """Run the command that the command line names.

    Without the garbage collector: a command is over in seconds and leaves next to nothing in circles, while the
    collector would walk the whole plan again and again (a tenth of a build, a third of a check). When Python ends it
    walks all there is once more, for nothing: what is frozen it passes by (a tenth of a check).
    """
    gc.disable()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # it would look through all that is installed for any
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:  # while what a command needs is still imported: there is nothing to stop
        sys.exit(130)
    finally:
        gc.freeze()


def _run(words: list[str]) -> None:
    """Run a command line: the two that are typed most without typer, which takes longer than some of them."""
    if "build" in words:
        from introplan.cli.unchanged import unchanged_build  # noqa: PLC0415 - of all modules, only what is needed

        if (told := unchanged_build(words, os.environ)) is not None:
            from introplan.cli.streams import in_utf8  # noqa: PLC0415 - as above

            with in_utf8():
                sys.stderr.writelines(f"{line}\n" for line in told)
            return
    from introplan.cli.installed import import_later  # noqa: PLC0415 - as above

    import_later()
    if "check" in words:
        from introplan.cli.bare_check import bare_check  # noqa: PLC0415 - as above

        if (code := bare_check(words, os.environ)) is not None:
            sys.exit(code)
    from introplan.cli.app import app  # noqa: PLC0415 - as above

    app()
