"""Plan introduction programmes in YAML: calendars, booklets and a page to share."""
