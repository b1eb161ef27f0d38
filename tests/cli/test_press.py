"""Hostile templates: each ends within limits of time and memory, and the fault names the template and the limit."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import Run

from introplan.cli import press
from introplan.cli.resources import font_folders, loader_of
from introplan.diagnostics import Message
from introplan.language import fill
from introplan.rendering.printing import ENVIRONMENTS, PrintForm, TemplateFault, render
from introplan.rendering.typesetting.typesetter import Typesetter
from introplan.workspace import worker
from introplan.workspace.usage import usage_of

PACKAGE = Path(__file__).parents[2]
LOW = press.LIMITS._replace(seconds=1, patience=20, memory=250_000_000, size=5_000_000)
PASSED = ("it takes more than", "what it makes is larger than", "gave up", "it asks for more memory")
LONG = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"

DOCUMENTS = {
    "text": '#let s = "x"\n#for _ in range(64) { s = s + s }\n#s',
    "text in one step": '#("x" * 2000000000)',
    "list": "#let a = (1,)\n#for _ in range(64) { a = a + a }\n#a.len()",
    "mapping": '#let d = (:)\n#for n in range(100000000) { d.insert(str(n), "x" * 1000) }',
    "pages": "#for n in range(1000000) [#pagebreak() #n]",
    "table": "#table(columns: 1000, ..range(3000000).map(str))",
    "headings": '#set heading(numbering: "1.")\n#for _ in range(300000) [= A\n]',
    "counters": '#let c = counter("a")\n#for _ in range(100000) [#c.step() #context c.final()]',
    "words": "#lorem(100000000)",
    "words that double": "#let b = [x]\n#for _ in range(40) { b = [#b #b] }\n#b",
    "measures": "#context { let x = [a]\nfor i in range(100) { x = [#x #x] }\nmeasure(x) }",
    "loops": "#let n = 0\n#for a in range(100000) { for b in range(100000) { n += 1 } }",
    "picture": "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg'>\" + \"<g width='1'/>\" * 20000000))",
}
REFUSED_BY_TYPST = {
    "for ever": "#while true {}",
    "itself": "#let f(n) = f(n + 1)\n#f(1)",
    "blocks in blocks": "#let b = [x]\n#for _ in range(2000) { b = block(b) }\n#b",
    "brackets": "#" + "(" * 50_000,
    "an entity bomb": '#image(bytes("<!DOCTYPE a [<!ENTITY b \\"bbbb\\">]><svg>&b;</svg>"), alt: "x")',
}
TEMPLATES = {
    "text in one step": '{{ "x" * 10 ** 10 }}',
    "a power": "{{ 9 ** (9 ** 9) }}",
    "text": "{% set n = namespace(s='x') %}{% for _ in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}{{ n.s }}",
    "loops": LONG,
    "macros": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "a width": '{{ "%1000000000d" % 1 }}',
    "a width of format": '{{ "{:>10000000000}".format("x") }}',
    "a width of the filter": '{{ "%10000000000d" | format(1) }}',
    "the middle": '{{ "x" | center(10000000000) }}',
    "a margin": '{{ ("x\\n" * 100000) | indent(1000000) }}',
    "a list": "{{ ([1] * 10 ** 12) | length }}",
    "many lists": "{{ ([[1] * 1000000] * 1000) | sum(start=[]) }}",
    "as JSON": '{{ (["x" * 1000] * 10000000) | tojson }}',
    "filler": "{{ lipsum(n=10 ** 9) }}",
    "a long sum": "{{ 1 " + "~ 1" * 200_000 + " }}",
    "what comes out": "{% for a in range(99999) %}{{ 'x' * 1000 }}{% endfor %}",
}
REFUSED_BY_JINJA = {
    "a range": "{{ range(10 ** 12) }}",
    "macros for ever": "{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(1) }}",
    "itself": '{% include "index.html.j2" %}',
    "its own": '{% extends "index.html.j2" %}',
    "deep loops": "{% for a in [1] %}" * 60 + "{% endfor %}" * 60,
    "deep brackets": "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
    "deep choices": "{% if 1 %}" * 3_000 + "{% endif %}" * 3_000,
    "a number that is long": "{{ 10 ** 5000 }}",
    "its class": "{{ page.__class__.__mro__ }}",
    "all there is": "{{ say.__globals__ }}",
    "all there is by way of": '{{ cycler.__init__.__globals__.os.popen("id").read() }}',
    "its class by format": '{{ "{0.__class__.__mro__}".format(1) }}',
    "its class by a filter": '{{ (1 | attr("__class__")).x }}',
    "code": "{{ say.__code__.co_consts }}",
    "what a mark belongs to": "{{ _.__self__ }}",
    "its class by a mark": '{{ _("{x.__class__}", x=1) }}',
    "a change": "{{ [].append(1) }}",
}


@pytest.fixture(autouse=True)
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that are soon reached."""
    monkeypatch.setattr(press, "LIMITS", LOW)


def told(fault: TemplateFault) -> str:
    message = fault.message
    return fill(message.template, message.values, "en") if isinstance(message, Message) else message


def fault_of(make: Callable[[], object]) -> TemplateFault:
    begun = time.monotonic()
    with pytest.raises(TemplateFault) as caught:
        make()
    assert time.monotonic() - begun < LOW.patience
    return caught.value


def setting(document: str) -> Callable[[], bytes]:
    source = f"#set document(title: [a])\n{document}"
    templates = loader_of({"booklet.typ.j2": source.encode()})
    return lambda: Typesetter.of(templates, fonts=font_folders()).pdf(source)


def rendering(template: str, form: PrintForm = "html") -> Callable[[], str]:
    templates = loader_of({"index.html.j2": template.encode()})
    return lambda: render(ENVIRONMENTS[form](templates), "index.html.j2", language="sv")


@pytest.mark.long
@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_document_that_grows_is_ended_and_its_template_told(case: str):
    fault = fault_of(setting(DOCUMENTS[case]))
    assert fault.template == "booklet.typ.j2"
    assert told(fault).startswith(PASSED)
    assert fault.way_out


@pytest.mark.parametrize("case", REFUSED_BY_TYPST)
def test_what_typst_refuses_by_itself_is_told_as_other_faults(case: str):
    assert fault_of(setting(REFUSED_BY_TYPST[case])).template.startswith("booklet.typ.j2")


@pytest.mark.long
@pytest.mark.parametrize("case", TEMPLATES)
def test_a_template_that_grows_is_ended_and_told(case: str):
    fault = fault_of(rendering(TEMPLATES[case]))
    assert fault.template.partition(":")[0] == "index.html.j2"
    assert told(fault).startswith(PASSED)


@pytest.mark.parametrize("case", REFUSED_BY_JINJA)
def test_what_the_sandbox_refuses_is_told_with_its_template(case: str):
    fault = fault_of(rendering(REFUSED_BY_JINJA[case]))
    assert fault.template.partition(":")[0] == "index.html.j2"
    assert len(told(fault)) <= 300


@pytest.mark.parametrize("form", ENVIRONMENTS)
def test_every_form_is_rendered_apart(form: PrintForm):
    assert "memory" in told(fault_of(rendering('{{ "x" * 10 ** 10 }}', form)))


def test_a_process_that_was_ended_is_followed_by_another_and_the_template_is_not_tried_again():
    environment = ENVIRONMENTS["html"](loader_of({"index.html.j2": LONG.encode(), "b.j2": b"b"}))
    fault = fault_of(lambda: render(environment, "index.html.j2"))
    assert told(fault) == "it takes more than 1 seconds to make one document with it"
    assert fault_of(lambda: render(environment, "index.html.j2")) is fault
    assert render(environment, "b.j2") == "b"


def test_a_bug_passes_as_a_bug():
    environment = ENVIRONMENTS["html"](loader_of({"b.j2": b"b"}))
    with pytest.raises(RuntimeError, match="UndefinedError"):
        render(environment, "index.html.j2")


ECHO = """
import os
from introplan.workspace.worker import work
def answer(request):
    print("x" * 100, flush=True)
    os.write(1, b"y")
    return request[::-1]
work(answer, 5)
"""


def test_what_is_printed_is_no_part_of_the_answer():
    child = worker.Worker(f"exec({ECHO!r})")
    assert child.ask(b"abc", LOW) == b"cba"
    assert child.ask(b"", LOW) == b""
    child.end()


def test_a_process_that_dies_says_its_last_words():
    child = worker.Worker("raise SystemExit('det gick inte')")
    with pytest.raises(worker.PassedError, match="det gick inte"):
        child.ask(b"abc", LOW)


def test_it_imports_nothing_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("jinja2", "typst", "pickle", "queue", "sitecustomize", "usercustomize"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert rendering("hej")() == "hej"
    assert not (tmp_path / "ran").exists()


# Its end


def children_of(parent: int) -> list[int]:
    """The processes that a process has started."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            told = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(told[1]) == parent:
            found.append(int(folder.name))
    return found


def gone(pid: int, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if b"introplan.workspace.worker" not in Path(f"/proc/{pid}/cmdline").read_bytes():
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


BUSY = f"""
from introplan.cli.resources import loader_of
from introplan.rendering.printing import ENVIRONMENTS, render
environment = ENVIRONMENTS["html"](loader_of({{"a.j2": b"a", "b.j2": {LONG.encode()!r}}}))
render(environment, "a.j2")
print("ready", flush=True)
render(environment, "b.j2")
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="looked up in /proc")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT", "SIGTERM"])  # by name: Windows has no SIGKILL
def test_it_ends_with_whoever_started_it(name: str):
    end = signal.Signals[name]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    parent = subprocess.Popen((sys.executable, "-c", BUSY), env=environment, **pipes)
    with parent:
        assert parent.stdout
        assert parent.stdout.readline().strip() == b"ready"
        (child,) = children_of(parent.pid)
        time.sleep(0.2)
        parent.send_signal(end)
        parent.communicate()
    assert gone(child)


def test_what_a_process_uses_is_known():
    child = worker.Worker("x = 'x' * 100_000_000; sum(range(5_000_000)); import time; time.sleep(60)")
    end = time.monotonic() + 30
    usage = None
    while time.monotonic() < end and not (usage and usage.memory > 100_000_000 and usage.seconds > 0.05):
        usage = usage_of(child._process)
    child.end()
    assert usage
    assert usage.memory > 100_000_000
    assert usage.seconds > 0.05
    assert usage_of(child._process) is None


def test_a_build_tells_the_template_and_the_limit(workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "index.html.j2").write_text('{{ "x" * 10 ** 10 }}', encoding="utf-8")
    answer = run("--lang", "sv", "build")
    assert answer.code == 1
    assert "mallen index.html.j2 går inte att använda: den tar mer än 250 MB minne" in answer.err
    assert not (workspace / "build").exists()
