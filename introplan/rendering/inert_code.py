"""The code that Jinja2 makes of our own templates, whose values are inert before they are written."""

from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator


class InertCode(CodeGenerator):
    """Code that writes what `finalize` gives as it is: that is markup already, and to escape it again costs as much."""

    def _output_child_pre(self, _node: Any, _frame: Any, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, _node: Any, _frame: Any, _finalize: Any) -> None:
        self.write(")")


class InertEnvironment(Environment):
    """Where each value is written by `finalize` alone, which gives markup."""

    code_generator_class = InertCode
