"""What somebody breaks in a rule set of their own, all of it told at once, in the words of a plan's faults."""

from pathlib import Path

from introplan.diagnostics import worst
from introplan.diagnostics.full import full
from introplan.language import fill
from introplan.reading import File, Folder, read_programme, read_rule_sets

HERE = Path(__file__).parent

BROKEN = """\
rulesets:
  malmo:
    title: Vår egen Malmö
    sources: {vi: {name: Vi, where: intranätet}}
    rules:
      langd: {title: Längd, programme_length: {at_least: två år}}
  vart-avtal:
    title: {sv: Vårt avtal}
    källor: {vi: {name: Vi, where: intranätet}}
    rules:
      utan-slag:
        title: Utan slag
      tva-slag:
        title: Två slag
        programme_length: {at_least: 24 months}
        coverage: {of: areas}
      okant-slag:
        title: Okänt slag
        program_length: {at_least: 24 months}
      okand-roll:
        title: Okänd roll
        role_required: {roles: [handledare]}
      ensam-roll:
        title: Inte en lista
        role_required: {roles: mentor}
      inget:
        title: Kräver inget
        review_at: {kind: observation}
      okand-kalla:
        title: Okänd källa
        sources: [vii]
        coverage: {of: gaps}
people:
  ada: {name: Ada Testsson}
"""
SOUND = BROKEN[BROKEN.index("  vart-avtal") : BROKEN.index("      utan-slag")].replace("källor", "sources")


def screen(text: str, taken: tuple[str, ...] = ()) -> str:
    rule_sets, diagnostics = read_rule_sets(Folder("rulesets", (File("rulesets/own.yaml", text.encode()),)), taken)
    assert (not rule_sets) == (worst(diagnostics) == "error")
    return "\n".join(
        full(found, lambda message: fill(message.template, message.values, "en")).plain for found in diagnostics
    )


def test_everything_that_is_wrong_is_told_at_once(expected):
    expected("broken-rulesets.screen", screen(BROKEN))


def test_what_only_a_sound_file_can_show(expected):
    rule = "      kalla: {title: Källa, sources: [vii], coverage: {of: gaps}}\n"
    malmo = BROKEN[BROKEN.index("  malmo") : BROKEN.index("  vart-avtal")].replace("två år", "24 months")
    text = f"rulesets:\n{SOUND}{rule}".replace("{sv: Vårt avtal}", "Vårt avtal")
    expected("broken-rulesets-2.screen", screen(text) + "\n" + screen(f"rulesets:\n{malmo}", ("malmo",)))


def test_a_rule_set_in_a_programme_is_told_where_it_belongs():
    _programme, _origins, found = read_programme(Folder("p", (File("p/a.yaml", b"rulesets: {vart-avtal: {}}"),)))
    assert found[0].name == "unknown-section"
    assert "in the folder `rulesets` beside `programmes`" in found[0].help


def test_a_folder_without_files_has_no_rule_sets():
    assert read_rule_sets(Folder("rulesets", ())) == ({}, [])
