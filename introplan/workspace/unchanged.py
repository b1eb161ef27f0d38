"""Whether anything has changed since a build: all that it goes by, and all that it made, by their digests.

A wrong yes would leave somebody with an old calendar, so nothing is trusted that can be looked at: size and time of a
file tell less than its bytes. What cannot be looked at for certain, such as a link or a file that may not be read, is
a no. A no costs a build, in which nothing changes either.

It is asked before anything else is imported, so it imports next to nothing itself.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

RECORD = (".introplan", "built")
HEADING = "introplan build 1"

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BESIDE = ("templates", "programmes")
"""What the wheel has in the package, and a checkout beside it."""

PLANS = ("programmes", "templates", "rulesets")
LINKS = "secret-links"
MADE = ("build", ".introplan", LINKS)
"""What a build makes at the top of a workspace."""
REMEMBERED = ("given-out", "remembered", "before-close", "last", "next")
"""Folders of the private folder that a build goes by."""
SCHEMA = "schema.json"
"""What an editor goes by, which a build writes where it is gone."""
BEGUN = ("publish.json", "rewriting.json", "stage")
"""What stands in the private folder when an earlier command has not come to its end."""
NAMES = "protected-names.txt"

GIT = ("HEAD", "packed-refs", "config", "shallow", "index", "info/exclude", "logs/HEAD", "MERGE_HEAD")
GIT_OF_USER = ("~/.gitconfig", "~/.config/git/config", "~/.config/git/ignore", "/etc/gitconfig")
ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
ENVIRONMENT = ("GIT_", "INTROPLAN_", "PYTHONTZPATH", "TZ", "PATH", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "LANGUAGE")
"""Variables, or how they begin, that can change what is built. The language of the screen is none of them."""
SCREEN = "INTROPLAN_LANG"

MOST = 200_000_000
"""Bytes; where there is more to look at, a build is hardly dearer."""


class UnsureError(Exception):
    """Something cannot be looked at for certain."""


class BuildFacts:
    """All that a build of the workspace at `root` goes by: what tells each thing from another, by its name.

    Raises UnsureError.
    """

    def __init__(self, root: str, environment: Mapping[str, str], today: str) -> None:
        self.root, self._read, self._environment = root, 0, environment
        self.given: dict[str, str] = {
            "day": today,
            "python": sys.version,
            "from": os.path.relpath(os.getcwd(), root),
            "program": _program(),
            "libraries": _libraries(),
            **{f"variable {name}": value for name, value in environment.items() if _may_matter(name)},
        }
        """What a build is given, and leaves as it is."""
        self.own: dict[str, str] = {}
        """What the program remembers, which a build may come to change."""
        self._take_plans()
        self._take_git()
        self._take_memory()

    def digest(self, zones: Iterable[str]) -> str:
        """What all of it is known by again, with the rules of the time zones that the programmes are in."""
        zones = sorted({"UTC", "Etc/UTC", *zones})
        places = [*filter(None, self._environment.get("PYTHONTZPATH", "").split(os.pathsep)), *ZONES]
        read = {f"zone {place} {zone}": content_of(os.path.join(place, zone)) for place in places for zone in zones}
        all_of_it = {**self.given, **self.own, **{name: _digest(content) for name, content in read.items()}}
        told = "\0".join(f"{name}\0{all_of_it[name]}" for name in sorted(all_of_it))
        return sha256(told.encode("utf-8", "surrogateescape")).hexdigest()

    def _take(self, path: str, name: str, *, own: bool = False) -> None:
        content = content_of(path)
        self._read += len(content or b"")
        if self._read > MOST:
            raise UnsureError(path)
        (self.own if own else self.given)[name] = _digest(content)

    def _take_tree(self, path: str, name: str, leave_out: Sequence[str] = (), *, own: bool = False) -> None:
        for file, told in _files(path, name, leave_out):
            if file:
                self._take(file, told, own=own)
            else:
                (self.own if own else self.given)[told] = "folder"

    def _take_plans(self) -> None:
        root = self.root
        top = _listed(root)
        self.given["top"] = "\0".join(name for name in top if name not in MADE)
        self._take_tree(os.path.join(root, LINKS), LINKS, own=True)
        if NAMES in top:  # every text of the workspace is searched for names
            self._take_tree(root, "text", (".git", *MADE))
            return
        for name in top:
            if name.endswith(".md") or name.startswith((".git", ".editor")):
                path = os.path.join(root, name)
                if not os.path.isdir(path):
                    self._take(path, f"note {name}")
        for name in PLANS:
            self._take_tree(os.path.join(root, name), name)

    def _take_memory(self) -> None:
        private = os.path.join(self.root, RECORD[0])
        if any(_stands(os.path.join(private, name)) for name in BEGUN):
            raise UnsureError(private)
        for name in REMEMBERED:
            self._take_tree(os.path.join(private, name), f"memory {name}", own=True)
        self._take(os.path.join(private, SCHEMA), f"memory {SCHEMA}", own=True)
        self.own["built"] = "\0".join(_listed(os.path.join(self.root, "build")))

    def _take_git(self) -> None:
        for each in GIT_OF_USER:
            self._take(os.path.expanduser(each), f"git {each}")
        folder = self.root
        while not os.path.lexists(os.path.join(folder, ".git")):
            above = os.path.dirname(folder)
            if above == folder:
                return
            folder = above
        git = os.path.join(folder, ".git")
        if not os.path.isdir(git) or os.path.islink(git):  # a work tree of another repository
            raise UnsureError(git)
        for each in GIT:
            self._take(os.path.join(git, each), f"git {each}")
        self._take_tree(os.path.join(git, "refs"), "git refs")


def content_of(path: str, *, links: bool = True) -> bytes | None:
    """The bytes of a file; None where there is none. Raises UnsureError for all else, such as a pipe.

    `links` are followed: the computer's own settings may be some. Those of a workspace are met before.
    """
    try:
        if not stat.S_ISREG(os.stat(path, follow_symlinks=links).st_mode):
            raise UnsureError(path)
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        raise UnsureError(path) from fault


def _files(path: str, name: str, leave_out: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """What is in a folder: files and what each is called, and folders by that alone, since a programme may be empty."""
    try:
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as fault:
        raise UnsureError(path) from fault
    for entry in entries:
        if entry.name in leave_out:
            continue
        if entry.is_symlink():
            raise UnsureError(entry.path)
        told = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield "", told
            yield from _files(entry.path, told)
        else:
            yield entry.path, told


def _stands(path: str) -> bool:
    """Whether there is a file, or a folder with something in it."""
    return bool(_listed(path)) if os.path.isdir(path) else os.path.lexists(path)


def _listed(path: str) -> list[str]:
    try:
        return sorted(os.listdir(path))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as fault:
        raise UnsureError(path) from fault


def _may_matter(variable: str) -> bool:
    return variable.startswith(ENVIRONMENT) and variable != SCREEN


def _digest(content: bytes | None) -> str:
    return "none" if content is None else sha256(content).hexdigest()


def _program() -> str:
    """The program's own files, by size and time: nobody writes in them but an installation, and whoever develops it."""
    places = [PACKAGE, *(os.path.join(os.path.dirname(PACKAGE), name) for name in BESIDE)]
    told: list[str] = []
    while places:
        try:
            entries = list(os.scandir(places.pop()))
        except OSError:
            continue  # a wheel has nothing beside it
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    places.append(entry.path)
            else:
                found = entry.stat()
                told.append(f"{entry.path} {found.st_size} {found.st_mtime_ns}")
    return sha256("\n".join(sorted(told)).encode("utf-8", "surrogateescape")).hexdigest()


def _libraries() -> str:
    """What is installed, by the names that tell which version it is."""
    found: set[str] = set()
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue  # such as a zip that is not there
        found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return "\n".join(sorted(found))


class EarlierBuild:
    """A build that there was: what it went by, where it was and what it made, and what to say of it in each language.

    `outputs` are digests by their path in the workspace: of a file, or of all that is in a folder, whose paths end in
    `/`. What a folder holds is not listed: files are named after people, and a record outlives what it is of.
    """

    def __init__(
        self, facts: str, zones: Sequence[str], outputs: Mapping[str, str], told: Mapping[str, Sequence[str]]
    ) -> None:
        self.facts, self.zones, self.outputs, self.told = facts, zones, outputs, told

    @classmethod
    def of(cls, lines: Iterable[str]) -> "EarlierBuild":
        """As `lines` has it. Raises ValueError for all else."""
        facts, zones, outputs, told = "", list[str](), dict[str, str](), dict[str, list[str]]()
        for line in lines:
            kind, rest = line.split(" ", 1)
            if kind == "facts":
                facts = rest
            elif kind == "zone":
                zones.append(rest)
            elif kind == "file":
                digest, path = rest.split(" ", 1)
                outputs[path] = digest
            else:
                told.setdefault(kind, []).append(rest)
        return cls(facts, zones, outputs, told)

    @property
    def lines(self) -> list[str]:
        """It as text."""
        files = (f"file {digest} {path}" for path, digest in sorted(self.outputs.items()))
        said = (f"{language} {line}" for language, lines in sorted(self.told.items()) for line in lines)
        return [f"facts {self.facts}", *(f"zone {zone}" for zone in self.zones), *files, *said]


class EarlierBuilds:
    """What is remembered of the last builds of the workspace at `root`, each in a file: by what was wanted of it."""

    def __init__(self, root: str) -> None:
        self._root = root

    def place(self, wanted: Sequence[str]) -> str:
        """The file of such a build; with none wanted, of all programmes."""
        return os.path.join(self._root, *RECORD, "+".join(["all", *wanted]))

    def told(
        self, wanted: Sequence[str], language: str, environment: Mapping[str, str], today: str
    ) -> Sequence[str] | None:
        """What there is to say of such a build, when there is nothing to do in another; None when there may be."""
        try:
            content = content_of(self.place(wanted), links=False) or b""
            heading, *lines = content.decode().removesuffix("\n").split("\n")
            build = EarlierBuild.of(lines)
            if heading != HEADING or not build.outputs or not self._all_stands(build.outputs):
                return None
            facts = BuildFacts(self._root, environment, today).digest(build.zones)
            return build.told[language] if facts == build.facts else None
        except (UnsureError, LookupError, ValueError, OSError):
            return None

    def content(self, build: EarlierBuild) -> bytes:
        """The bytes of the file of a build."""
        return "".join(f"{line}\n" for line in [HEADING, *build.lines]).encode()

    def _all_stands(self, outputs: Mapping[str, str]) -> bool:
        """Whether all that was made stands as it was, and none of it somewhere else by a link."""
        folders = {"build"}
        for path, digest in outputs.items():
            if digest_of_output(os.path.join(self._root, path)) != digest:
                return False
            folders.update(path[:end] for end, char in enumerate(path) if char == "/")
        return not any(os.path.islink(os.path.join(self._root, folder)) for folder in folders)


def digest_of_output(path: str) -> str:
    """What a file is known by again, or all that is in a folder. Raises UnsureError."""
    if not path.endswith("/"):
        return _digest(content_of(path, links=False))
    digest, read = sha256(), 0
    for file, name in _files(path, ""):
        content = content_of(file, links=False) if file else None
        read += len(content or b"")
        if read > MOST:
            raise UnsureError(path)
        digest.update(f"{name}\0{_digest(content)}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
