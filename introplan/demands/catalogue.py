"""All demands, in a list that one can read."""

from introplan.demands.clashes import INVITED, PEOPLE, ROOMS, TRAVEL
from introplan.demands.days import AVOIDED, BRIDGE_DAY, CLOSED, HALF_DAY, MEMBERSHIP, SCHOOL_BREAK, WORKING_DAY
from introplan.demands.order import ORDER
from introplan.demands.people import AVAILABLE, DAY_OFF, GUESTS, MISSED, REVIEW_IN_TIME
from introplan.demands.phases import PHASE
from introplan.demands.places import ACCESSIBLE, GROUP_SIZE, HAS_ROOM
from introplan.demands.rest import BREAK, LUNCH, NIGHT
from introplan.demands.shapes import Between, Demand, Over, Slot
from introplan.demands.windows import BEGINNING, GAP, LECTURER, MONTH, WEEK

SLOTS: tuple[Slot, ...] = (
    CLOSED,
    AVOIDED,
    BRIDGE_DAY,
    WORKING_DAY,
    HALF_DAY,
    AVAILABLE,
    DAY_OFF,
    PHASE,
    SCHOOL_BREAK,
    GUESTS,
    MISSED,
    MEMBERSHIP,
    REVIEW_IN_TIME,
    HAS_ROOM,
    ACCESSIBLE,
    GROUP_SIZE,
)
"""Of one occasion on a day; what rules out most days for least work comes first."""
BETWEEN: tuple[Between, ...] = (PEOPLE, ROOMS, TRAVEL, NIGHT, ORDER)
"""Of two occasions."""
OVER: tuple[Over, ...] = (LUNCH, BREAK, WEEK, MONTH, GAP, BEGINNING, LECTURER, INVITED)
"""Of all that somebody has in a while: the price of a change."""
DEMANDS: tuple[Demand, ...] = (*SLOTS, *BETWEEN, *OVER)
FORBIDDING = frozenset(
    [
        "session-without-participants",
        *(name for slot in SLOTS if slot.is_hard for name in slot.names),
        *(name for between in BETWEEN if between.is_hard for name in between.names),
    ]
)
"""What stops a change, by the checks that word it; a session that nobody comes to is a year that was mistyped."""
