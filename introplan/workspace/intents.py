"""What has been decided to be given out or built, written down before it is: so any later command can complete it.

Whether something is done is never read here but asked of the files and of git; the intent says only that it is to be.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from introplan.workspace.contents import told_in
from introplan.workspace.links import stays_within
from introplan.workspace.placing import PlacedFile, Placing
from introplan.workspace.private import Private
from introplan.workspace.repository import tag_of
from introplan.workspace.shelves import BUILD, KINDS
from introplan.workspace.staging import NAME
from introplan.workspace.writing import replace_whole

VERSION = 1
NOTHING_STAGED = "0" * 16 + "-0"


@dataclass(frozen=True)
class Begun:
    """A release of a programme that is to be given out.

    `before` and `after` are digests of its ledger, None for no ledger; `plan` is one of all else it is made of, see
    `sources`. `tag` is empty when git is to be left alone. With `secret_links`, everybody has a page of their own.
    `pictures` are those that it is made with and that lie elsewhere than in the programme's folder.
    """

    programme: str
    name: str
    message: str
    before: str | None
    after: str
    plan: str
    tag: str
    secret_links: bool = False
    pictures: tuple[str, ...] = ()

    @property
    def in_git(self) -> bool:
        """Whether it is to be committed and tagged."""
        return bool(self.tag)


@dataclass(frozen=True)
class Intent:
    """The releases that are to be given out, if any, and all that is to be put in place."""

    releases: tuple[Begun, ...] = ()
    placings: tuple[Placing, ...] = ()

    def without(self, programme: str) -> "Intent":
        """The same but for one programme, and for the page over them all, which told of it."""
        return Intent(
            tuple(each for each in self.releases if each.programme != programme),
            tuple(each for each in self.placings if each.programme not in (programme, "")),
        )

    def and_then(self, later: "Intent") -> "Intent":
        """Both; where the later one fills the same folder, it alone."""
        taken = {placing.folder.absolute() for placing in later.placings}
        left = tuple(each for each in self.placings if each.folder.absolute() not in taken)
        programmes = {each.programme for each in later.releases}
        theirs = {each.programme for each in left} - programmes
        return Intent(
            (*(each for each in self.releases if each.programme in theirs), *later.releases),
            (*left, *later.placings),
        )


@dataclass(frozen=True)
class Intents:
    """The one intent of a workspace, in its private folder."""

    private: Private

    @property
    def file(self) -> Path:
        """Where it lies."""
        return self.private.folder / "publish.json"

    def read(self) -> Intent | None:
        """What stands there; None for nothing, and for what no introplan wrote in this very place.

        A release is committed with the hooks of its repository, and a workspace that was sent may have both in it.
        And only what belongs in the workspace's `build` is put in place unasked: what was to be built elsewhere is
        built again when somebody asks for it.
        """
        try:
            told = told_in(self.file)
            if told["version"] != VERSION or told["here"] != self._here:
                return None
            return Intent(
                tuple(begun for each in told["releases"] if self._is_of_here(begun := _begun(each))),
                tuple(placing for each in told["placings"] if (placing := self._placing(each))),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, intent: Intent) -> None:
        """Write it down, and have the disk keep it. Raises OSError."""
        self.private.made()
        placings = [self._told(placing) for placing in intent.placings]
        told = {
            "version": VERSION,
            "here": self._here,
            "releases": [asdict(each) for each in intent.releases],
            "placings": placings,
        }
        replace_whole(self.file, json.dumps(told, ensure_ascii=False, indent=1).encode())

    def drop(self) -> None:
        """There is nothing left to do. Raises OSError."""
        self.file.unlink(missing_ok=True)

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether something stands there that was not written down in this place, so that it is not carried out."""
        return self.file.is_file() and self.read() is None

    @property
    def _here(self) -> str:
        """What the disk knows the private folder by; another, when the workspace was copied, unpacked or sent.

        Which disk that is, Windows reads on the disk. Elsewhere it is a number that may be another after a restart, and
        what a failure of power has stopped is to be completed then.
        """
        told = self.private.folder.stat()
        return f"{told.st_dev if os.name == 'nt' else 0}:{told.st_ino}"

    def _told(self, placing: Placing) -> dict[str, object]:
        """A folder in the workspace as seen from there, since a workspace may be moved."""
        folder, root = placing.folder.absolute(), self.private.root.absolute()
        place = folder.relative_to(root) if folder.is_relative_to(root) else folder
        return {**asdict(placing), "folder": place.as_posix(), "places": list(map(list, placing.places))}

    def _placing(self, told: dict[str, Any]) -> Placing | None:
        """A folder as it is written down. Raises KeyError, TypeError for what cannot be one."""
        places = tuple(PlacedFile(*map(str, place)) for place in told["places"])
        folder = str(told["folder"])
        is_of_here = folder.partition("/")[0] == BUILD and stays_within(folder) and told["kind"] in KINDS
        if not is_of_here or not stays_within(str(told["secret"]).removesuffix("/")):
            return None
        if not all(stays_within(place.path) and NAME.fullmatch(place.staged or NOTHING_STAGED) for place in places):
            return None
        return replace(Placing(**told), folder=self.private.root / folder, places=places)

    def _is_of_here(self, begun: Begun) -> bool:
        """Whether a release is of a programme in the workspace, with a name and a tag that one can have."""
        root, words = self.private.root, (begun.programme, begun.name)
        if not all(isinstance(word, str) and stays_within(word) and "/" not in word for word in words):
            return False
        folder = (root / "programmes" / begun.programme).resolve()
        if not all(isinstance(each, str) and stays_within(each) for each in begun.pictures):
            return False
        return folder.is_relative_to(root.resolve()) and begun.tag in ("", tag_of(*words))


def _begun(told: dict[str, Any]) -> Begun:
    """A release as it has been written down."""
    return Begun(**{**told, "pictures": tuple(told.get("pictures", ()))})
