"""Reading the ledger of points."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from casework.enums.visits import PointAccount, PointKind
from casework.models import PointEntry, PointTransaction, Reward, Volunteer
from casework.phrases import volunteers as phrases
from casework.rules.volunteers import Lot
from core.errors import NotFoundError
from stations.models import Station
from stations.selectors.policies import rule_for

RULE = "volunteer_points"
NEWEST_FIRST = ("-created_at", "-pk")
DEFAULT_PER_HOUR, DEFAULT_MONTHS = 10, 24


@dataclass(frozen=True)
class PointsPolicy:
    """积分规则 in force: points an hour, months until they expire (None: never), and its basis."""

    per_hour: int = DEFAULT_PER_HOUR
    valid_months: int | None = DEFAULT_MONTHS
    basis: str = ""


def points_policy(station: Station, on: dt.date) -> PointsPolicy:
    """Return the rule of the station on the day `on`. One query."""
    rule = rule_for(station, RULE, on)
    if rule is None:
        return PointsPolicy()
    return PointsPolicy(rule.value["per_hour"], rule.value.get("valid_months"), rule.basis)


def movements_of(volunteer: Volunteer) -> QuerySet[PointTransaction]:
    """Return the ledger of a volunteer with the change of each movement as `amount`."""
    own = Sum("entries__amount", filter=Q(entries__account=PointAccount.VOLUNTEER))
    rows: QuerySet[PointTransaction] = PointTransaction.objects.filter(volunteer=volunteer)
    return rows.select_related("reward", "done_by", "corrects").annotate(amount=own)


def get_movement(*, pk: UUID, volunteer: Volunteer) -> PointTransaction:
    """Return a movement of this volunteer."""
    found: PointTransaction | None = movements_of(volunteer).filter(pk=pk).first()
    if found is None:
        raise NotFoundError(phrases.MOVEMENT_GONE)
    return found


def amount_of(movement: PointTransaction) -> int:
    """Return what the movement gave the volunteer."""
    entry = PointEntry.objects.get(transaction=movement, account=PointAccount.VOLUNTEER)
    return int(entry.amount)


def standing_lots(volunteer: Volunteer) -> tuple[list[Lot], int]:
    """Return what was earned and not taken back, and how much was used."""
    lots, used = [], 0
    rows = movements_of(volunteer).exclude(kind=PointKind.CORRECT)
    taken_back = PointTransaction.objects.filter(volunteer=volunteer, kind=PointKind.CORRECT)
    for each in rows.exclude(pk__in=taken_back.values("corrects")):
        amount = int(each.amount)  # type: ignore[attr-defined]  # -- annotated
        if each.kind == PointKind.EARN:
            lots.append(Lot(amount, each.expires_on))
        else:
            used -= amount
    return lots, used


def volunteers_with_old_points(today: dt.date) -> QuerySet[Volunteer]:
    """Return those who have points and once earned some that are over now."""
    old = PointTransaction.objects.filter(kind=PointKind.EARN, expires_on__lt=today)
    rows: QuerySet[Volunteer] = Volunteer.objects.filter(points__gt=0)
    return rows.filter(pk__in=old.order_by().values("volunteer"))


def listed_rewards(station_id: int) -> QuerySet[Reward]:
    """Return what points can be exchanged for, cheapest first."""
    rows: QuerySet[Reward] = Reward.objects.filter(station_id=station_id)
    return rows.order_by("points", "name", "pk")


def offered_rewards(station_id: int, on: dt.date) -> QuerySet[Reward]:
    """Return what can be had today."""
    rows = listed_rewards(station_id).filter(Q(valid_to=None) | Q(valid_to__gte=on))
    return rows.filter(Q(stock=None) | Q(stock__gt=0))


def get_reward(*, pk: UUID) -> Reward:
    """Return the reward. Another station's does not exist here."""
    reward: Reward | None = Reward.objects.filter(pk=pk).first()
    if reward is None:
        raise NotFoundError(phrases.REWARD_GONE)
    return reward
