"""From Typst source to a PDF that shows every word, and what is said when it cannot."""
