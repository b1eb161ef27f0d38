"""From a file's text to libyaml's nodes, or to the one fault that keeps it from being YAML."""

import re
from collections.abc import Sequence

import yaml

from introplan.diagnostics import Diagnostic, Source, Span, _, error, warning
from introplan.reading.characters import BYTE_ORDER_MARK, Stray, strays
from introplan.reading.complaints import nested_too_deep
from introplan.reading.conflicts import conflict_in
from introplan.reading.strays import found_in, in_structure, typed_again
from introplan.reading.syntax import syntax_fault
from introplan.reading.text import at_path, name_of

DEEPEST_BRACKETS = 200
_COMPACT_LISTS = re.compile(r"[-?][ \t]+(?:[-?][ \t]+){49}")
_UNSEEN = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _AsWritten(yaml.CBaseLoader):
    """Every text is a text, whatever it looks like: PyYAML asks this of every node, and looks for what nobody added."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """The tag of a node without one."""
        return _TAGS[kind]

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing depends on what a node stands under."""

    def ascend_resolver(self) -> None:
        """As little when it has been read."""


def unseen_in(text: str) -> re.Match[str] | None:
    """What YAML does not allow, and byte order marks and line ends of kinds that no editor shows: none is printable.

    So the pattern, which is dear to compile, is only asked of a text with something that cannot be printed.
    """
    on_one_line = text.replace("\n", "").replace("\r", "").replace("\t", "")  # `translate` takes fifteen times as long
    return None if on_one_line.isprintable() else re.search(_UNSEEN, text)


def compose(source: Source) -> tuple[yaml.Node | None, list[Diagnostic]]:
    """The file's one document as nodes; None with a diagnostic when it is not YAML, or is empty."""
    if (conflict := conflict_in(source)) is not None:
        return None, [conflict]
    if (unseen := unseen_in(source.text)) is not None:
        return None, [_control_character(source, unseen)]
    if (deep := _too_deep(source.text)) is not None:
        return None, [nested_too_deep(Span.of(source, source.position(deep)))]
    if (stray := in_structure(source)) is not None:
        return None, [stray]
    try:
        node = yaml.compose(source.text, Loader=_AsWritten)
    except yaml.MarkedYAMLError as fault:
        return None, [syntax_fault(source, fault)]
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        empty = warning(
            "empty-file",
            _("the file has nothing but comments") if source.text.strip() else _("the file is empty"),
            at=at_path(source.path),
            help=_("write a section in it, such as `people:`, or remove the file"),
            about=(name_of(source.path),),
        )
        return None, [empty]
    return node, []


def legible(source: Source, found: Sequence[Diagnostic]) -> Source | None:
    """The file as it looks, where nothing but the strays that were `found` keeps it from being composed.

    Only as long as each line keeps its length, so that all else that is found in it points at the right place.
    """
    signs = [sign for each in found if each.fix for sign in each.fix.signs]
    if not signs or any(len(each.old) != len(each.new) for each in signs):
        return None
    return Source(source.path, typed_again(source.text, signs))


def _too_deep(text: str) -> int | None:
    """Where brackets stand within brackets by the hundred: no plan has them, and libyaml falls over by thousands.

    Lists on lines of their own cannot go as deep within the size that a file may have.
    """
    if (compact := _COMPACT_LISTS.search(text)) is not None:
        return compact.start()
    if text.count("[") + text.count("{") <= DEEPEST_BRACKETS:
        return None
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST_BRACKETS:
            return bracket.start()
    return None


def _as_parting(text: str, mark: Stray) -> Stray:
    """A mark that alone stands after a colon or a hyphen, or before a comment, takes the place of a space."""
    before, after = text[text.rfind("\n", 0, mark.at) + 1 : mark.at], text[mark.at + 1 : mark.at + 2]
    is_space = after == "#" or (after.strip() and re.fullmatch(r"[ ]*(?:-[ ]+)*(?:-|[^\s:]+:)", before))
    return mark._replace(plain=" ") if is_space else mark


def _control_character(source: Source, unseen: re.Match[str]) -> Diagnostic:
    if unseen[0] == BYTE_ORDER_MARK:
        marks = [_as_parting(source.text, each) for each in strays(source.text) if each.char == BYTE_ORDER_MARK]
        return found_in(source, marks, lines=len({source.position(each.at).line for each in marks}))
    return error(
        "control-character",
        _("this is a character that cannot be seen, U+{code}"),
        at=Span.of(source, source.position(unseen.start())),
        help=_("delete it and type the text again; it often comes along when pasting from Word or a PDF"),
        values={"code": f"{ord(unseen[0]):04X}"},
    )
