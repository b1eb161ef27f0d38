"""What kinds and roles are called inside a sentence, in Swedish and in English."""

from collections.abc import Iterable, Mapping

from introplan.days import DayName
from introplan.model.content import Theme

ACTIVITIES: Mapping[str, DayName] = {
    "lecture": DayName("föreläsning", "lecture"),
    "study_visit": DayName("studiebesök", "study visit"),
    "exchange": DayName("erfarenhetsutbyte", "exchange session"),
    "reflection_group": DayName("reflektionsgrupp", "reflection group"),
    "supervision": DayName("handledning", "supervision"),
    "shadowing": DayName("skuggning", "shadowing"),
    "placement": DayName("VFU", "placement"),
    "rotation": DayName("rotation", "rotation"),
    "course": DayName("kurs", "course"),
    "self_study": DayName("egen inläsning", "self-study"),
    "induction": DayName("introduktionsdag", "induction day"),
    "network": DayName("nätverksträff", "network meeting"),
    "celebration": DayName("avslutning", "celebration"),
}
EVENTS: Mapping[str, DayName] = {
    "union_dialogue": DayName("facklig dialog", "union dialogue"),
    "briefing": DayName("information", "briefing"),
    "network": DayName("nätverksträff", "network meeting"),
    "evaluation": DayName("utvärdering", "evaluation"),
    "other": DayName("möte", "meeting"),
}
AUDIENCES: Mapping[str, DayName] = {
    "managers": DayName("chefer", "managers"),
    "colleagues": DayName("kollegor", "colleagues"),
    "mentors": DayName("dem som stöttar", "those who support"),
}
THEMES: Mapping[Theme, DayName] = {
    "professional_role": DayName("yrkesrollen", "the professional role"),
    "best_interests": DayName("barnets bästa och delaktighet", "the child's best interests and participation"),
    "risks": DayName("risker och utsatthet", "risks and harm"),
    "case_work": DayName(
        "handläggning och dokumentation med barnet i centrum", "case work and documentation with the child in focus"
    ),
    "talking_with_children": DayName("samtal med barn", "talking with children"),
}
REVIEWS: Mapping[str, DayName] = {
    "follow_up": DayName("uppföljning", "follow-up"),
    "agreement": DayName("överenskommelse", "agreement"),
    "observation": DayName("observation", "observation"),
    "assessment": DayName("bedömning", "assessment"),
}
ANY_REVIEW = DayName("samtal", "review")
GOALS: Mapping[str, DayName] = {
    "turnover": DayName("personalomsättning", "staff turnover"),
    "competence": DayName("kompetens", "competence"),
    "wellbeing": DayName("hur deltagarna mår", "how participants are"),
    "quality": DayName("kvalitet i arbetet", "quality of the work"),
    "other": DayName("annat", "something else"),
}


def either(names: Iterable[DayName]) -> DayName:
    """`a eller b`, `a or b`."""
    several = list(names)
    return DayName(_joined([name.sv for name in several], "eller"), _joined([name.en for name in several], "or"))


def _joined(words: list[str], conjunction: str) -> str:
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last
