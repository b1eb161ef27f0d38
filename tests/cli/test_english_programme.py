"""A programme in English is printed in English: no output has weeks or times as Swedish writes them."""

import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace

SWEDISH_WAYS = re.compile(r"\bv\.[\s\u00a0]?\d|\bkl\.[\s\u00a0]?\d|\b\d{1,2}\.\d\d–\d{1,2}\.\d\d")
SWEDISH_WORDS = re.compile(
    r"\b(utgåva|utkast|inställt|kullar|häfte|hela dagen|leds av|möte med introduktör|varje vecka|de som stöttar dig"
    r"|hur du hittar dit|vem är vem|frågor\? skriv|hoppa till)\b",
    re.IGNORECASE,
)
"""Words of ours that the plan's own author has not written."""


def said_in(path: str, content: bytes) -> str:
    """What a file says, whatever it is, in one piece."""
    if path.endswith(".pdf"):
        import pypdfium2  # noqa: PLC0415 - costs what nobody else in this folder pays

        pages = pypdfium2.PdfDocument(content)
        return " ".join(page.get_textpage().get_text_bounded() for page in pages)
    if path.endswith(".eml"):
        mail = message_from_bytes(content, policy=policy.default)
        parts = (part.get_content() for part in mail.walk() if part.get_content_maintype() == "text")
        return " ".join([str(mail["subject"]), *map(str, parts)])
    return content.decode("utf-8", "replace").replace("\r\n ", "")


@pytest.mark.long
def test_nothing_that_an_english_programme_gives_out_has_swedish_weeks_times_or_words(workspace: Path, run: Run):
    (file,) = (path for path in (workspace / "programmes").rglob("programme.yaml"))
    replace(file, "  schema: 1\n", "  schema: 1\n  language: en\n")
    assert run("publish", "-m", "First", "--yes").code == 0
    cohorts = next((workspace / "programmes").rglob("cohorts.yaml"))
    moved = re.sub(r"2028-03-09", "2028-03-16", cohorts.read_text(encoding="utf-8"))
    assert moved != cohorts.read_text(encoding="utf-8")
    cohorts.write_text(moved, encoding="utf-8")
    assert run("publish", "-m", "First", "--yes").code == 0
    assert run("build", "--secret-links").code == 0
    made = {path: content for path, content in files_in(workspace).items() if path.startswith("build")}
    kinds = {path.rpartition(".")[2] for path in made}
    assert {"ics", "pdf", "html", "md", "eml", "csv"} <= kinds
    texts = {path: said_in(path, content) for path, content in made.items()}
    texts["show"] = run("show").out
    texts["report"] = run("report", "rules", "--ruleset", "malmo", "--format", "html").out
    wrong = [
        (path, found[0])
        for path, text in texts.items()
        for ways in (SWEDISH_WAYS, SWEDISH_WORDS)
        if (found := ways.search(text))
    ]
    assert wrong == []
