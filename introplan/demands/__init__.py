"""What may be when, where and with whom: predicates with reasons, asked by checks, advice, rules and planning alike."""

from introplan.demands.catalogue import BETWEEN, DEMANDS, FORBIDDING, OVER, SLOTS
from introplan.demands.clashes import gap_of
from introplan.demands.edits import edits_of
from introplan.demands.limits import LIMITS, Limit, limit_in_words, limit_of
from introplan.demands.occasions import (
    as_it_would_be,
    days_called,
    first_day_called,
    guests_at,
    key_of,
)
from introplan.demands.offers import Offers
from introplan.demands.search import Offer, Search
from introplan.demands.shapes import Between, Demand, Over, Reason, Slot
from introplan.demands.supporters import SupportOffered
from introplan.demands.surroundings import Key, Surroundings, around
from introplan.demands.unmet import Price, price_of, unmet, unmet_over

__all__ = [
    "BETWEEN",
    "DEMANDS",
    "FORBIDDING",
    "LIMITS",
    "OVER",
    "SLOTS",
    "Between",
    "Demand",
    "Key",
    "Limit",
    "Offer",
    "Offers",
    "Over",
    "Price",
    "Reason",
    "Search",
    "Slot",
    "SupportOffered",
    "Surroundings",
    "around",
    "as_it_would_be",
    "days_called",
    "edits_of",
    "first_day_called",
    "gap_of",
    "guests_at",
    "key_of",
    "limit_in_words",
    "limit_of",
    "price_of",
    "unmet",
    "unmet_over",
]
