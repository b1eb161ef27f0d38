"""Time zones that are hours from UTC, whose names say the opposite of what everybody reads in them."""

from collections.abc import Iterator

from introplan.diagnostics import Diagnostic, _, warning
from introplan.model import Programme
from introplan.model.zones import hours_of
from introplan.reading.origins import Origins


def zone_turned_around(programme: Programme, origins: Origins) -> Iterator[Diagnostic]:
    """`Etc/GMT+1` is an hour after UTC, summer and winter: the sign is that of ships' clocks."""
    zone = programme.frame.timezone
    if hours := hours_of(zone):
        yield warning(
            "time-zone-by-hours",
            _("`{zone}` is {hours} all year, without summer time"),
            at=origins.span(("programme", "timezone")),
            help=_("write the place whose clocks you go by, such as `Europe/Stockholm`"),
            values={"zone": zone, "hours": hours},
            about=("programme",),
        )
