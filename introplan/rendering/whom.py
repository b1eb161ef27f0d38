"""For whom a session is, in words, when it is not for everyone: groups, and people as far as they may be named."""

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import may_name_group
from introplan.language import _, alphabetical, in_full, joined
from introplan.rendering.titles import person_name


def whom_words(plan: Plan, occasion: Occasion) -> str:
    """`Grupp A`, `Grupp A i Barn och unga`, `Ada Testsson och Bo Skissvik`; empty for a session that is for everyone.

    Where nobody may be named, only groups are; and a session that is for somebody by name is for a part of the group.
    """
    language, groups = plan.programme.frame.language, plan.programme.groups
    if (words := groups_words(plan, occasion)) or plan.chosen(occasion) is None:
        return words
    if not may_name_group(plan, occasion):
        return in_full(_("a part of the group"), language)
    chosen, ids = plan.chosen(occasion) or (), plan.session(occasion).for_
    people = sorted((person_name(plan, id_) for id_ in chosen if id_ in ids), key=alphabetical)
    of_lecture = plan.programme.taught[occasion.subject].for_
    together = plan.once(_words, tuple(id_ for id_ in ids if id_ in groups), of_lecture)
    return joined([*([together] if together else []), *people], language)


def groups_words(plan: Plan, occasion: Occasion) -> str:
    """The names of the groups that a session is for; empty when it is for everyone, or for somebody by name."""
    ids, of_lecture = plan.session(occasion).for_, plan.programme.taught[occasion.subject].for_
    if not all(id_ in plan.programme.groups for id_ in ids):
        return ""
    return plan.once(_words, ids, of_lecture) or plan.once(_words, of_lecture, ())


def _words(plan: Plan, ids: tuple[str, ...], of_lecture: tuple[str, ...]) -> str:
    """The names of groups, within those that the lecture is for where these are others; empty for none."""
    language, groups = plan.programme.frame.language, plan.programme.groups
    chosen, within = (
        joined(sorted((groups[id_].title for id_ in dict.fromkeys(those)), key=alphabetical), language)
        for those in (ids, of_lecture)
    )
    if chosen and within and set(ids) != set(of_lecture):
        return in_full(_("{group} in {groups}"), language, group=chosen, groups=within)
    return chosen
