"""The words that stand in every booklet, in Swedish and in English; the templates know them as `w`."""

from collections.abc import Mapping
from types import MappingProxyType

from introplan.language import Language

WORDS: dict[str, tuple[str, str]] = {
    # The cover
    "starts": ("Start", "Starts"),
    # Finding the way
    "skip": ("Hoppa till innehållet", "Skip to the content"),
    "contents": ("Innehåll", "Contents"),
    "page": ("s.", "p."),
    "week": ("v.", "wk"),
    # The sections
    "welcome": ("Välkommen", "Welcome"),
    "overview": ("Hela programmet på en bild", "The whole programme at a glance"),
    "phases": ("Steg för steg", "Step by step"),
    "who": ("Vem är vem", "Who is who"),
    "ask": ("Vem frågar jag?", "Whom do I ask?"),
    "schedule": ("Schema", "Schedule"),
    "reviews": ("Uppföljning", "Reviews"),
    "lessons": ("Föreläsningar och träffar", "Lectures and meetings"),
    "places": ("Platser", "Places"),
    "calendar": ("Datumen i din kalender", "The dates in your calendar"),
    "contact": ("Kontakt", "Contact"),
    # The phases
    "no_cases": ("inga egna ärenden", "no cases of your own"),
    "caseload": ("högst {} % av en full ärendemängd", "at most {} % of a full caseload"),
    "protected_time": ("{} % av arbetstiden är till för att lära", "{} % of working time is for learning"),
    "work": ("du arbetar {} %", "you work {} %"),
    "unpaid": ("praktik utan lön", "a placement without pay"),
    # Who is who
    "coordinators": ("Samordnare", "Coordinators"),
    "support": ("Den som stöttar dig", "Those who support you"),
    "you_meet": ("Ni ses {}", "You meet {}"),
    "in_phase": ("{} i {}", "{} in {}"),
    "at_a_time": ("{}, {} åt gången", "{}, {} at a time"),
    "cohort": ("Din kull", "Your cohort"),
    "one_participant": ("Kullen har en deltagare.", "The cohort has one participant."),
    "participants": ("Ni är {} deltagare.", "You are {} participants."),
    "not_all_named": ("Inte alla står med namn här.", "Not everyone is named here."),
    "no_participants": ("Deltagarna är inte utsedda än.", "The participants are not chosen yet."),
    "participant": ("Deltagare", "Participant"),
    "workplace": ("Arbetsplats", "Workplace"),
    "from": ("från {}", "from {}"),
    "until": ("till {}", "until {}"),
    "managers": ("Chefer", "Managers"),
    "name": ("Namn", "Name"),
    "email": ("E-post", "E-mail"),
    "phone": ("Telefon", "Telephone"),
    # The schedule
    "column_week": ("V.", "Wk"),
    "column_day": ("Dag", "Day"),
    "column_time": ("Tid", "Time"),
    "column_what": ("Vad", "What"),
    "column_where": ("Var", "Where"),
    "column_who": ("Vem", "Who"),
    "cancelled": ("Inställt", "Cancelled"),
    "only_for": ("För", "For"),
    "part_of_group": ("en del av gruppen", "a part of the group"),
    "phase_begins": ("från {}", "from {}"),
    "no_sessions": ("inga gemensamma träffar", "no joint sessions"),
    "no_schedule": ("Datumen är inte satta än.", "The dates are not set yet."),
    "schedule_text": (
        "Tiderna gäller alla i kullen om inget annat står. Ändras något får du veta det, och det nya står i din "
        "kalender.",
        "The times are for everyone in the cohort unless it says otherwise. If something changes you will be told, "
        "and your calendar has what is new.",
    ),
    # The reviews
    "reviews_text": (
        "Uppföljningen räknas från din egen start. Datumen här gäller den som börjar med kullen. Din egen tid står i "
        "din kalender.",
        "Reviews count from your own start. The dates here are for those who start with the cohort. Your own time is "
        "in your calendar.",
    ),
    "month": ("månad {}", "month {}"),
    "around": ("omkring {}", "around {}"),
    "with": ("Du och {}", "You and {}"),
    "your": ("din {}", "your {}"),
    "certificate": ("För att bli klar", "To complete the programme"),
    "certificate_attendance": (
        "Du har gått hela programmet när du har varit med på minst {} % av de obligatoriska träffarna.",
        "You have completed the programme when you have attended at least {} % of the required sessions.",
    ),
    "certificate_reviews": (
        "Du har gått hela programmet när du har haft alla uppföljningssamtal.",
        "You have completed the programme when you have had all reviews.",
    ),
    "certificate_both": (
        "Du har gått hela programmet när du har varit med på minst {} % av de obligatoriska träffarna och haft alla "
        "uppföljningssamtal.",
        "You have completed the programme when you have attended at least {} % of the required sessions and had all "
        "reviews.",
    ),
    # The lectures
    "when": ("När", "When"),
    "at": ("kl.", "at"),
    "lecturer": ("Föreläsare", "Lecturer"),
    "leader": ("Håller i träffen", "Led by"),
    "host": ("Värd", "Host"),
    "optional": ("Frivillig", "Optional"),
    "competences": ("Du övar på", "You practise"),
    "prerequisites": ("Bygger på", "Builds on"),
    "preparation": ("Förbered dig", "Prepare"),
    "deepening": ("Efteråt", "Afterwards"),
    "material": ("Material", "Material"),
    "this_time": ("Tänk på", "Keep in mind"),
    "notes": ("Egna anteckningar", "Your notes"),
    # The places
    "online": ("Länken finns i din kalender.", "The link is in your calendar."),
    "step_free": ("Stegfri väg in", "Step-free access"),
    "not_step_free": ("Trappsteg på vägen", "Steps on the way"),
    "hearing_loop": ("Hörslinga", "Hearing loop"),
    "no_hearing_loop": ("Ingen hörslinga", "No hearing loop"),
    # The calendar
    "calendar_text": (
        "Du får en kalenderfil (.ics) från samordnarna. I den står alla dina tider: träffar, samtal och uppföljning, "
        "med plats och möteslänkar. Din kulls kalender finns på programmets sida.",
        "The coordinators send you a calendar file (.ics). It holds all your times: sessions, talks and reviews, with "
        "places and meeting links. Your cohort's calendar is on the programme's page.",
    ),
    "contact_text": (
        "Undrar du över programmet, ett datum eller en plats? Skriv till oss.",
        "Do you wonder about the programme, a date or a place? Write to us.",
    ),
}


def words_in(language: Language) -> Mapping[str, str]:
    """The words of one language by their keys."""
    return MappingProxyType({key: pair[0 if language == "sv" else 1] for key, pair in WORDS.items()})
