"""Examples of fields as an author writes them: a line, or blocks under each other."""

from collections.abc import Sequence

import yaml


def written(keys: Sequence[str], example: str) -> str:
    """The field that the keys lead to with its example, in block style: lists and what is in them on one line."""
    *above, key = keys
    node = _read(f"{key}: {example}")
    for name in reversed(above):
        node = yaml.MappingNode(node.tag, [(yaml.ScalarNode("tag:yaml.org,2002:str", name), node)])
    text: str = yaml.serialize(_in_blocks(node), Dumper=yaml.CBaseDumper, allow_unicode=True, width=1000)
    return text


def first_id(example: str) -> str:
    """The id of the first of the entries that an example has, be they a list of ids alone."""
    first = _read(example).value[0]
    return str((first[0] if isinstance(first, tuple) else first).value)


def _read(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    assert node is not None, "no example is empty"
    return node


def _in_blocks(node: yaml.Node) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, _in_blocks(value)) for key, value in node.value]
        return yaml.MappingNode(node.tag, pairs, flow_style=False)
    return node
