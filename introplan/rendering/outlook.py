"""How to get the dates into Outlook, in the same words wherever it is printed. The texts are Markdown."""

from dataclasses import dataclass

from introplan.language import Language
from introplan.rendering.titles import in_language


@dataclass(frozen=True, slots=True)
class Way:
    """One way to have the dates: `key` tells it from the others, `warning` is empty where there is none."""

    key: str
    title: str
    text: str
    warning: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """The ways, and what goes before them."""

    choose: str
    ways: tuple[Way, ...]


_CHOOSE = (
    "Välj ett av tre sätt, och håll dig till det. Knapparna kan heta lite olika i din version av Outlook.",
    "Choose one of three ways, and keep to it. The buttons may have slightly other names in your version of Outlook.",
)
_SUBSCRIBE = (
    """\
Nya versioner kommer av sig själva. Det kan ta upp till ett dygn, ibland mer.

1. Kopiera kalenderns adress. På programmets sida högerklickar du på kalendern och väljer **Kopiera länkadress**. I
   telefonen håller du fingret på den.
2. Börjar adressen med **https://**? Gå vidare. Annars ligger sidan inte på webben. Välj då sätt 2.
3. Lägg in adressen i Outlook:
   - **Nya Outlook och Outlook på webben:** Lägg till kalender → Prenumerera från webben. Klistra in adressen, skriv ett
     namn och välj Importera.
   - **Klassiska Outlook:** Öppna kalender → Från Internet. Klistra in adressen och välj OK.
""",
    """\
New versions come by themselves. It can take up to a day, sometimes more.

1. Copy the address of the calendar. On the programme's page, right-click the calendar and choose **Copy link address**.
   On a phone, keep your finger on it.
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
   - **Klassiska Outlook:** Arkiv → Öppna och exportera → Öppna kalender. Välj filen.
   - **Nya Outlook och Outlook på webben:** Lägg till kalender → Skapa tom kalender. Ge den ett namn. Välj sedan Lägg
     till kalender → Ladda upp från fil. Välj filen, och under den din nya kalender.
3. När planen ändras kommer det en ny fil. Ta bort hela den kalendern och öppna den nya filen på samma sätt.
""",
    """\
The calendar is shown beside your usual one. It does not change by itself.

1. Save the file on your computer.
2. Open it as a calendar of its own:
   - **Classic Outlook:** File → Open & Export → Open Calendar. Choose the file.
   - **New Outlook and Outlook on the web:** Add calendar → Create blank calendar. Give it a name. Then choose Add
     calendar → Upload from file. Choose the file and, below it, your new calendar.
3. When the plan changes there is a new file. Delete that whole calendar, and open the new file in the same way.
""",
)
_TWICE = (
    "**Importera aldrig samma fil två gånger till din vanliga kalender.** Då står allt dubbelt.",
    "**Never import the same file twice into your usual calendar.** Everything would stand there twice.",
)
_PRINT = (
    "Du behöver inte Outlook alls. Skriv ut häftet, eller programmets sida med **Ctrl** och **P**. Papper ändras inte. "
    "Titta på sidan igen innan du åker iväg.",
    "You do not need Outlook at all. Print the booklet, or the programme's page with **Ctrl** and **P**. Paper does "
    "not change. Look at the page again before you set out.",
)


def outlook_in(language: Language) -> Outlook:
    """The advice in one language."""
    nothing = ("", "")
    ways = (
        ("subscribe", ("Prenumerera", "Subscribe"), _SUBSCRIBE, nothing),
        ("open", ("Öppna filen som en egen kalender", "Open the file as a calendar of its own"), _OPEN, _TWICE),
        ("print", ("Skriv ut", "Print"), _PRINT, nothing),
    )
    return Outlook(
        in_language(_CHOOSE, language),
        tuple(
            Way(
                key,
                f"{number}. {in_language(title, language)}",
                in_language(text, language),
                in_language(warning, language),
            )
            for number, (key, title, text, warning) in enumerate(ways, start=1)
        ),
    )
