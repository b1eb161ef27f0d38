"""How to get the dates into Outlook, in the same words wherever it is printed. The texts are Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

from introplan.language import Language
from introplan.rendering.titles import in_language

Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to have the dates: `key` tells it from the others, `warning` is empty where there is none."""

    key: str
    title: str
    text: str
    warning: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """The ways, what goes before them, and what to do without Outlook (a plain sentence or two)."""

    choose: str
    ways: tuple[Way, ...]
    without: str


_CLASSIC = ("Klassiska Outlook", "Classic Outlook")
_NEW = ("Nya Outlook och Outlook på webben", "New Outlook and Outlook on the web")
_OPENING = (
    (
        _CLASSIC,
        (
            "Arkiv → Öppna och exportera → Öppna kalender. Välj filen.",
            "File → Open & Export → Open Calendar. Choose the file.",
        ),
    ),
    (
        _NEW,
        (
            "Lägg till kalender → Skapa tom kalender. Ge den ett namn. Välj sedan Lägg till kalender → Ladda upp från "
            "fil. Välj filen, och under den din nya kalender.",
            "Add calendar → Create blank calendar. Give it a name. Then choose Add calendar → Upload from file. Choose "
            "the file and, below it, your new calendar.",
        ),
    ),
)
_IMPORTING = (
    (
        _CLASSIC,
        (
            "Arkiv → Öppna och exportera → Importera/exportera → Importera en iCalendar-fil. Välj filen och sedan "
            "Importera.",
            "File → Open & Export → Import/Export → Import an iCalendar file. Choose the file, then Import.",
        ),
    ),
    (
        _NEW,
        (
            "Lägg till kalender → Ladda upp från fil. Välj filen, och under den din kalender.",
            "Add calendar → Upload from file. Choose the file and, below it, your calendar.",
        ),
    ),
)
_CHOOSE = (
    "Välj ett av tre sätt, och håll dig till det. Sätt 1 kräver minst av dig. Knapparna kan heta lite olika i din "
    "version av Outlook.",
    "Choose one of three ways, and keep to it. Way 1 asks the least of you. The buttons may have slightly other names "
    "in your version of Outlook.",
)
_SUBSCRIBE = (
    """\
Kalendern byter ut sig själv när planen ändras. Det kan ta upp till ett dygn, ibland mer. Du kan inte ändra i den.

1. Kopiera kalenderns adress. Högerklicka på kalendern på programmets sida, eller på din egen sida om du har fått en,
   och välj **Kopiera länkadress**. I telefonen håller du fingret på den.
2. Börjar adressen med **https://**? Gå vidare. Annars ligger sidan inte på webben. Välj då sätt 2.
3. Lägg in adressen i Outlook:
   - **Nya Outlook och Outlook på webben:** Lägg till kalender → Prenumerera från webben. Klistra in adressen, skriv ett
     namn och välj Importera.
   - **Klassiska Outlook:** Öppna kalender → Från Internet. Klistra in adressen och välj OK.
""",
    """\
The calendar replaces itself when the plan changes. It can take up to a day, sometimes more. You cannot change it.

1. Copy the address of the calendar. Right-click the calendar on the programme's page, or on your own page if you have
   been given one, and choose **Copy link address**. On a phone, keep your finger on it.
2. Does the address begin with **https://**? Go on. If not, the page is not on the web. Then choose way 2.
3. Put the address into Outlook:
   - **New Outlook and Outlook on the web:** Add calendar → Subscribe from web. Paste the address, write a name and
     choose Import.
   - **Classic Outlook:** Open Calendar → From Internet. Paste the address and choose OK.
""",
)
_OPEN = (
    """\
Kalendern hamnar bredvid din vanliga. Den ändras inte av sig själv.

1. Spara filen på datorn.
2. Öppna den som en egen kalender:
{how}
3. När planen ändras får du veta vad du ska ta bort och lägga in. Är det mycket kommer en ny fil med hela kalendern. Ta
   då bort hela den gamla kalendern, och öppna den nya filen på samma sätt.
""",
    """\
The calendar is shown beside your usual one. It does not change by itself.

1. Save the file on your computer.
2. Open it as a calendar of its own:
{how}
3. When the plan changes you are told what to delete and what to put in. If that is much, a new file with the whole
   calendar comes along. Then delete the whole old calendar, and open the new file in the same way.
""",
)
_TWICE = (
    "**Importera aldrig samma fil två gånger till din vanliga kalender.** Då står allt dubbelt.",
    "**Never import the same file twice into your usual calendar.** Everything would stand there twice.",
)
_CHANGES = (
    """\
För dig som vill ha datumen i din vanliga kalender. Du gör mest själv, och du får göra det varje gång planen ändras.

1. Första gången tar du in hela kalendern. Sedan tar du aldrig in den filen igen.
2. När planen ändras får du en lista över det som ska bort, och en liten fil med det som ska in i stället. Ta först bort
   allt som står på listan ur din kalender. Outlook gör det inte åt dig.
3. Ta sedan in den lilla filen, en enda gång:
{how}
""",
    """\
For you who want the dates in your usual calendar. You do most of it yourself, every time that the plan changes.

1. The first time, import the whole calendar. Never import that file again.
2. When the plan changes you get a list of what to delete, and a small file with what comes instead. First delete
   everything on the list from your calendar. Outlook does not do it for you.
3. Then import the small file, once:
{how}
""",
)
_WITHOUT = (
    "Du behöver inte Outlook alls. Skriv ut häftet, eller programmets sida. Papper ändras inte, så titta på sidan igen "
    "innan du åker iväg.",
    "You do not need Outlook at all. Print the booklet, or the programme's page. Paper does not change, so look at the "
    "page again before you set out.",
)


def how_to_open(language: Language) -> tuple[str, ...]:
    """How a file becomes a calendar of its own, in each Outlook."""
    return tuple(f"{in_language(where, language)}: {in_language(how, language)}" for where, how in _OPENING)


def how_to_import(language: Language) -> tuple[str, ...]:
    """How a file's entries come into a calendar that is there already, in each Outlook."""
    return tuple(f"{in_language(where, language)}: {in_language(how, language)}" for where, how in _IMPORTING)


def outlook_in(language: Language) -> Outlook:
    """The advice in one language."""
    nothing = ("", "")
    how = {"open": _OPENING, "changes": _IMPORTING}
    ways = (
        ("subscribe", ("Prenumerera", "Subscribe"), _SUBSCRIBE, nothing),
        ("open", ("Öppna filen som en egen kalender", "Open the file as a calendar of its own"), _OPEN, nothing),
        ("changes", ("Ta bara in ändringarna", "Import only the changes"), _CHANGES, _TWICE),
    )
    return Outlook(
        in_language(_CHOOSE, language),
        tuple(
            Way(
                key,
                f"{number}. {in_language(title, language)}",
                in_language(text, language).replace("{how}", _listed(how.get(key, ()), language)),
                in_language(warning, language),
            )
            for number, (key, title, text, warning) in enumerate(ways, start=1)
        ),
        in_language(_WITHOUT, language),
    )


def _listed(how: Sequence[tuple[Words, Words]], language: Language) -> str:
    """As points of a Markdown list below a step."""
    return "\n".join(f"   - **{in_language(where, language)}:** {in_language(text, language)}" for where, text in how)
