"""What would be wrong with the outputs, told before anything is made: lacking characters, shared identities, names."""

from collections.abc import Iterator, Mapping, Sequence

from introplan.agenda import Plan
from introplan.cli.resources import font_folders
from introplan.diagnostics import Diagnostic, Label, _, error, note, warning
from introplan.releases import Edition
from introplan.workspace.shelves import names_a_shelf

EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    "character-not-in-font": (
        _("A text has a character, such as an emoji or a Chinese letter, that no typeface of the prints has."),
        _(
            "Prints have Latin, Greek, Cyrillic and Arabic letters. For another letter they show □, for an emoji "
            "nothing; calendars and pages show both. What stands in brackets behind its own Latin spelling, as in "
            "`Li Wei (李伟)`, is left out in print, and nothing is said of it."
        ),
    ),
    "text-lost-in-print": (
        _("A text would be cut at the edge of a page, or printed over another."),
        _(
            "Each PDF is read back when it has been made, since a typesetter does not report this. The built-in "
            "templates have room for text of any length; in one of your own, let texts break over pages."
        ),
    ),
    "folder-misleads": (
        _("A programme's folder has a name that ends in `_private` or `_secret-links`."),
        _(
            "Beside what may be shared of each programme, introplan writes what is personal into a folder with such "
            "a name. Anyone who sees it must know what is in it."
        ),
    ),
    "same-identity": (
        _("Two programmes have the same `id` and the same `domain`."),
        _("Both are part of every calendar entry's identity, so Outlook would take the one for the other."),
    ),
    "time-zone-without-yearly-rule": (
        _("The clocks of the programme's time zone do not change twice a year by one rule, as Outlook needs it."),
        _(
            "So the calendars give all times in UTC, which is right in every program. If the country changes its "
            "rules for summer time, build again."
        ),
    ),
}


def unprintable_characters(edition: Edition) -> Iterator[Diagnostic]:
    """A warning for each text of the plan that prints do not show as it is, with what they show instead."""
    from introplan.rendering.typesetting.usual_letters import is_as_written  # noqa: PLC0415 - when booklets are thought of

    if all(is_as_written(source.text) for source in edition.plan.origins.sources):
        return
    from introplan.rendering.typesetting.characters import unprintable  # noqa: PLC0415 - dear, for other letters alone

    for path, characters, instead in unprintable(edition, fonts=font_folders()):
        yield warning(
            "character-not-in-font",
            _("prints show {instead} for {characters}, which their typefaces lack")
            if instead
            else _("prints leave out {characters}, which their typefaces lack"),
            at=edition.plan.origins.words(path, characters[0]),
            help=_("write it in Latin letters too, as in `Li Wei (李伟)`: prints then leave out what is in brackets")
            if instead
            else _("write it in words, or remove it; calendars and pages show it"),
            values={"instead": instead, "characters": tuple(map(_called, characters))},
        )


def _called(character: str) -> str:
    """`🎉 (U+1F389)`: a character that her own screen may not show either."""
    return f"{character} (U+{ord(character):04X})"


def zones_without_rule(edition: Edition) -> Iterator[Diagnostic]:
    """A note when the calendars tell times in UTC, since the zone has changes of the clocks that no rule tells."""
    from introplan.rendering.zones import zone_in  # noqa: PLC0415 - only when calendars are thought of

    zone = zone_in(edition)
    if zone.changes and not zone.declaration:
        yield note(
            "time-zone-without-yearly-rule",
            _("the clocks in {timezone} follow no yearly rule, so the calendars give times in UTC"),
            at=edition.plan.origins.span(("programme", "timezone")),
            help=_("you need not do anything; if the country changes its rules for summer time, build again"),
            values={"timezone": zone.name},
        )


def misleading_folders(plans: Sequence[Plan]) -> Iterator[Diagnostic]:
    """An error for each programme whose folder is called as a shelf of another's would be."""
    for plan in plans:
        if names_a_shelf(plan.name):
            yield error(
                "folder-misleads",
                _("the folder `{name}` has a name that introplan keeps for what is personal"),
                at=plan.origins.span(("programme", "id")),
                help=_("rename the folder; the `id` stays as it is"),
                values={"name": plan.name},
            )


def same_identities(plans: Sequence[Plan]) -> Iterator[Diagnostic]:
    """An error for each programme whose calendar entries would be taken for another's."""
    first: dict[tuple[str, str], Plan] = {}
    for plan in plans:
        frame = plan.programme.frame
        other = first.setdefault((frame.id, frame.domain), plan)
        if other is not plan:
            yield error(
                "same-identity",
                _("the programmes {other} and {name} have the same `id` and the same `domain`"),
                at=plan.origins.span(("programme", "id")),
                also=[Label(other.origins.span(("programme", "id")), _("the same here"))],
                help=_(
                    "give the newer one another `id`; never change the `id` of one whose calendars have been handed out"
                ),
                values={"other": other.name, "name": plan.name},
            )
