"""Prints: what is set on paper, as a tagged PDF to print and as one HTML file to read on a phone, of one value."""

from introplan.rendering.prints.printer import Print, Printer

__all__ = ["Print", "Printer"]
