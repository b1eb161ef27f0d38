"""Makes one mistake at a time in the programmes that come along, and tells which checks see it.

`python tests/mutations/run.py [PROGRAMME]`, from the checkout. Ends with 1 when a check does not see what it
claims to see at the line of the mistake, or speaks about a programme without one.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from introplan.checks import EXPLAINED, name_of
from mutations.desk import PROGRAMMES, Desk, seen
from mutations.mistakes import chosen


def main(names: list[str]) -> int:
    """Print a line for each mistake; the exit code."""
    made: Counter[str] = Counter()
    unseen: dict[str, list[str]] = defaultdict(list)
    others: Counter[str] = Counter()
    noisy = 0
    for name in names:
        desk = Desk(name)
        clean = desk.findings()
        noisy += len(clean)
        print(f"{name}: {len(clean)} findings without a mistake")
        for kind, mistake in chosen(desk):
            findings = desk.findings(mistake)
            made[mistake.claimed_by] += 1
            found = {finding.name for finding in findings}
            others.update(found - {mistake.claimed_by})
            is_seen = seen(desk, mistake, findings)
            if not is_seen:
                unseen[mistake.claimed_by].append(f"{name}: {kind}: {mistake.what}")
            print(
                f"{'seen  ' if is_seen else 'UNSEEN'} {kind}: {mistake.what}: {', '.join(sorted(found)) or 'nothing'}"
            )
    missed = sum(map(len, unseen.values()))
    print(f"\n{made.total()} mistakes, {made.total() - missed} seen by the check that claims to see them")
    for check, whats in sorted(unseen.items()):
        print(f"unseen by {check}:", *whats, sep="\n    ")
    never = {name_of(check) for check in EXPLAINED} - made.keys()
    print(f"{len(made)} checks are put to the test; not by a mistake of their own: {', '.join(sorted(never))}")
    return 1 if missed or noisy else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or sorted(folder.name for folder in PROGRAMMES.iterdir() if folder.is_dir())))
