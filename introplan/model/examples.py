"""Examples of fields as an author writes them: a line, or blocks under each other."""

import yaml


def written(key: str, example: str) -> str:
    """A field with its example in block style, without a line break at the end: lists and small things on one line."""
    node = yaml.compose(f"{key}: {example}", Loader=yaml.CBaseLoader)
    text: str = yaml.serialize(_in_blocks(node), Dumper=yaml.CBaseDumper, allow_unicode=True, width=1000)
    return text.rstrip("\n")


def _in_blocks(node: yaml.Node | None) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, _in_blocks(value)) for key, value in node.value]
        return yaml.MappingNode(node.tag, pairs, flow_style=False)
    return node
