"""Values: dates, times, numbers, addresses and words that cannot be read, or that say something else."""

from collections.abc import Mapping

from introplan.diagnostics import _

VALUES: Mapping[str, tuple[str, str]] = {
    "not-an-id": (
        _("An id has other characters than small letters a to z, digits and hyphens, or is too long."),
        _("Ids become names of files, on Windows too, and parts of calendar entries: at most 40 characters."),
    ),
    "not-one-of": (
        _("There is a word where only some words can be."),
        _("The message says which. The words of the language are English; what is printed is not."),
    ),
    "not-a-date": (
        _("A date cannot be read."),
        _("Write year, month and day, `2027-03-04`, or year, week and weekday, `2027-W09-4`."),
    ),
    "no-such-date": (
        _("A date does not exist, such as 30 February."),
        _("The order is year, month, day."),
    ),
    "no-such-week": (
        _("A year has no week of that number."),
        _("Weeks go by ISO 8601, as in Swedish calendars: most years have 52, and 2026, 2032 and 2037 have 53."),
    ),
    "not-a-week": (
        _("A meeting is named by something that is no week or month."),
        _("Write the week it belongs to by its rhythm, `2027-W10`, or its month, `2027-03`, when it is monthly."),
    ),
    "not-a-month": (
        _("A month cannot be read."),
        _("Write year and month, such as `2027-09`."),
    ),
    "not-a-range": (
        _("A stretch of days, months or weeks cannot be read."),
        _("Days are written `2027-04-01..2027-08-31`, last day included; months `0-3`; weeks `4-8`."),
    ),
    "end-before-start": (
        _("Something ends before it begins."),
        _("Turn the two around, or fix the one that is wrong."),
    ),
    "not-a-time": (
        _("A time cannot be read."),
        _("Write `9.00–12.00`, `9-12`, or a start alone, `13:00`."),
    ),
    "no-such-time": (
        _("A time lies outside the day."),
        _("A day goes from 0.00 to 23.59."),
    ),
    "not-a-length": (
        _("A length cannot be read, or is nothing, or far too long."),
        _("Write `3h`, `90min` or `1h 30min`; of the programme, `24 months` or `24 weeks`."),
    ),
    "not-a-rhythm": (
        _("A rhythm cannot be read."),
        _("Write `1 week`, `2 weeks` or `1 month`."),
    ),
    "not-a-colour": (
        _("A colour cannot be read."),
        _('Write its six signs as a web page has them, such as `"#00649d"`; a bare `#` begins a note.'),
    ),
    "not-a-number": (
        _("A number cannot be read, or is too small or too large."),
        _("Write it in digits."),
    ),
    "not-a-percentage": (
        _("A percentage is not a whole number from 0 to 100."),
        _("Write `80` or `80 %`."),
    ),
    "not-yes-or-no": (
        _("A flag is neither yes nor no."),
        _("Write `yes` or `no`; `true` and `false` do as well."),
    ),
    "not-an-email-address": (
        _("An e-mail address cannot be read."),
        _("It is written into calendars and mails as it is: one `@`, and no spaces."),
    ),
    "not-a-phone-number": (
        _("A telephone number contains something other than digits, spaces, `+`, `-` and brackets."),
        _("It is printed as you write it, such as `040-34 00 00`."),
    ),
    "not-a-link": (
        _("A web address does not begin with `https://` or `http://`."),
        _("Write it as the browser shows it."),
    ),
    "not-a-domain": (
        _("A domain name has other characters than small letters, digits, hyphens and full stops."),
        _("It is a part of every calendar entry's identity, and not an address that anybody visits."),
    ),
    "not-a-country": (
        _("There are no public holidays under this code: it is neither a country nor a part of one."),
        _("Write the two letters of the country, such as `NO`, and its part where holidays differ, such as `GB-ENG`."),
    ),
    "not-a-timezone": (
        _("There is no time zone of this name."),
        _(
            "Write continent and city, such as `Europe/Stockholm`. An abbreviation or hours from UTC, such as `CET` or "
            "`GMT+1`, say nothing of summer time."
        ),
    ),
    "time-zone-by-hours": (
        _("A time zone such as `Etc/GMT+1` is a number of hours from UTC, all year."),
        _(
            "Its sign is the other way round from what most people read: `Etc/GMT+1` is one hour behind UTC, and "
            "Sweden one or two ahead. Write continent and city, so that summer time comes along."
        ),
    ),
}
"""By name: what is wrong, and why it matters or the way out."""
