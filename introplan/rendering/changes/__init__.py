"""What has changed between two plans, in words: sentences on the screen, notes and mail to those concerned."""

from introplan.rendering.changes.names import NamesTold
from introplan.rendering.changes.sentences import in_sentences

__all__ = ["NamesTold", "in_sentences"]
