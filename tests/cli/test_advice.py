"""No text for the reader names a command or an option that there is not."""

import re
from collections.abc import Iterator

import pytest
from cli.command_tree import commands
from language.catalogues import LANGUAGES, PACKAGE, po_file, texts_of, written

OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")
OTHERS = re.compile(r"`?(?:git|chmod|pip)\b[^`.;,:]*")
NAMED = re.compile(r"introplan ([a-z]+)((?: [^`.;,:()]*)?)")


def options(command: object) -> set[str]:
    parameters = command.params  # type: ignore[attr-defined]
    named = {option for each in parameters for option in (*each.opts, *each.secondary_opts)}
    return named | {"--help", "--lang"}


def known_options() -> dict[str, set[str]]:
    """The options of every command, those of a group's commands under the group's name."""
    found: dict[str, set[str]] = {}
    for words, command in commands().items():
        for name in words[:1]:
            found[name] = found.get(name, set()) | options(command)
    return found


def texts() -> Iterator[str]:
    """Every template, in English and in every other language."""
    for language in LANGUAGES:
        for id_, strings in written(po_file(language)).items():
            yield from texts_of(id_)
            yield from strings


@pytest.fixture(scope="module")
def known() -> dict[str, set[str]]:
    return known_options()


def test_every_command_that_a_text_names_has_the_options_it_names(known: dict[str, set[str]]):
    wrong = []
    for text in texts():
        for name, rest in NAMED.findall(text):
            if name in known:
                wrong += [(text, option) for option in OPTION.findall(rest) if option not in known[name]]
            elif f"`introplan {name}" in text:
                wrong.append((text, name))
    assert wrong == []


def test_every_option_that_a_text_names_is_there(known: dict[str, set[str]]):
    every = set().union(*known.values()) | {"--version"}
    wrong = [
        (text, option) for text in texts() for option in OPTION.findall(OTHERS.sub("", text)) if option not in every
    ]
    assert wrong == []


def test_what_a_release_says_names_no_option_of_another_command(known: dict[str, set[str]]):
    """Texts of the workspace are told by several commands, so they name no option of one alone but `publish`."""
    wrong = []
    for module in (*PACKAGE.glob("workspace/*.py"), PACKAGE / "cli/publish.py", PACKAGE / "cli/completion.py"):
        for text in re.findall(r'_\(\s*f?"([^"]+)"', module.read_text(encoding="utf-8")):
            own = OTHERS.sub("", text)
            wrong += [(module.name, text) for option in OPTION.findall(own) if option not in known["publish"]]
    assert wrong == []
