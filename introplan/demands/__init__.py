"""What may be when, where and with whom: predicates with reasons, asked by checks, advice, rules and planning alike."""

from introplan.demands.limits import LIMITS, Limit, limit_in_words, limit_of
from introplan.demands.offers import Offers

__all__ = ["LIMITS", "Limit", "Offers", "limit_in_words", "limit_of"]
