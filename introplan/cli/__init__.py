"""The commands: the one layer that knows the clock, the disk, the terminal and the environment."""

from introplan.cli.app import app


def main() -> None:
    """Run the command that the command line names."""
    app()
