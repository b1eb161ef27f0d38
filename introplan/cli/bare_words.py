"""A command line with a command, programmes and at most the language: what is read before typer is imported."""

from collections.abc import Sequence

from introplan.cli.reader import LANGUAGES, OPTION, language_first


def bare_words(command: str, words: Sequence[str]) -> list[str] | None:
    """What stands after a command that has no option of its own; None for every other command line."""
    said = language_first(words)
    if said[:1] == [OPTION] and said[1:2] and said[1] in LANGUAGES:
        del said[:2]
    elif said and said[0].startswith(f"{OPTION}=") and said[0].removeprefix(f"{OPTION}=") in LANGUAGES:
        del said[0]
    if said[:1] != [command] or any(word.startswith("-") for word in said):
        return None
    return said[1:]
