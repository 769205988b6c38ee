"""积分：a ledger with two sides. The database keeps the balance and refuses one below zero.

The volunteer's row is locked first, the reward's second.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.visits import PointAccount, PointKind
from casework.models import PointEntry, PointTransaction, Reward, Volunteer, VolunteerHours
from casework.phrases import volunteers as phrases
from casework.rules import can_write_records, volunteers as rules
from casework.selectors.points import (
    amount_of,
    points_policy,
    standing_lots,
    volunteers_with_old_points,
)
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.errors import RefusedError
from core.ids import uuid7
from core.postgres.constraints import refused_as

ONCE = "points_corrected_once"


def earn_points(*, hours: VolunteerHours, by: User) -> PointTransaction | None:
    """获得积分 for a service, by the rule of its day. None where that makes no whole point."""
    volunteer = hold_volunteer(hours.volunteer)
    policy = points_policy(volunteer.station, hours.served_on)
    amount = rules.points_for(hours.minutes, policy.per_hour)
    if not amount:
        return None
    months = policy.valid_months
    movement = PointTransaction(
        id=uuid7(),
        station_id=volunteer.station_id,
        volunteer=volunteer,
        kind=PointKind.EARN,
        on=hours.served_on,
        reason=f"志愿服务 {hours.minutes} 分钟",
        hours=hours,
        expires_on=rules.months_later(hours.served_on, months) if months else None,
        done_by=by,
    )
    _book(movement, amount, PointAccount.ISSUED)
    audit.record("points.earned", target=volunteer, by=by, changes={"points": [0, amount]})
    return movement


@transaction.atomic
def redeem_points(
    *, movement_id: UUID, volunteer: Volunteer, reward: Reward, by: User
) -> PointTransaction:
    """兑换：points go, and one piece of the stock. The page makes `movement_id`."""
    locked = hold_volunteer(volunteer)
    can_write_records(locked.station_id).require()
    if made := made_before(PointTransaction, movement_id, volunteer=locked):
        return made
    item = lock(reward)
    rules.can_redeem(locked, item, clock.today()).require(field="reward")
    if item.stock is not None:
        item.stock -= 1
        item.save(update_fields=["stock", "updated_at"])
    movement = PointTransaction(
        id=movement_id,
        station_id=locked.station_id,
        volunteer=locked,
        kind=PointKind.REDEEM,
        on=clock.today(),
        reason=f"兑换“{item.name}”",
        reward=item,
        done_by=by,
    )
    _book(movement, -item.points, PointAccount.REDEEMED)
    audit.record("points.redeemed", target=locked, by=by, changes={"points": [item.points, 0]})
    return movement


@transaction.atomic
def correct_points(*, movement: PointTransaction, reason: str, by: User) -> PointTransaction:
    """更正：the movement is booked back, once, with a reason; a reward goes back into stock."""
    volunteer = hold_volunteer(movement.volunteer)
    can_write_records(volunteer.station_id).require()
    if not reason.strip():
        raise RefusedError(phrases.REASON_MISSING, field="reason")
    return book_back(movement, volunteer, reason.strip(), by)


def book_back(
    movement: PointTransaction, volunteer: Volunteer, reason: str, by: User
) -> PointTransaction:
    """Write the opposite of a movement. The volunteer's row is held by the caller."""
    if PointTransaction.objects.filter(corrects=movement).exists():
        raise RefusedError(phrases.CORRECTED_BEFORE)
    amount = amount_of(movement)
    rules.can_correct(movement, amount, volunteer).require(field="")
    back = PointTransaction(
        id=uuid7(),
        station_id=volunteer.station_id,
        volunteer=volunteer,
        kind=PointKind.CORRECT,
        on=clock.today(),
        reason=reason,
        corrects=movement,
        done_by=by,
    )
    with refused_as({ONCE: RefusedError(phrases.CORRECTED_BEFORE)}):
        _book(back, -amount, rules.OTHER_SIDE[PointKind(movement.kind)])
    if movement.kind == PointKind.REDEEM and movement.reward_id:
        _put_back(movement.reward_id)
    changes = {"points": [amount, 0]}
    audit.record("points.corrected", target=volunteer, by=by, changes=changes, reason=reason)
    return back


@transaction.atomic
def expire_points(*, today: dt.date) -> int:
    """积分过期：whatever is over and was not used. Returns how many had points that went."""
    rows = volunteers_with_old_points(today).order_by("pk")
    return sum(_expire(each, today) for each in rows)


@transaction.atomic
def note_statement(*, volunteer: Volunteer, by: User) -> None:
    """Leave in the audit that the statement was printed."""
    audit.record("volunteer.printed", target=volunteer, by=by)


def hold_volunteer(volunteer: Volunteer) -> Volunteer:
    """Lock the volunteer: one movement after the other."""
    rows = Volunteer.objects.select_related("station__region")
    locked: Volunteer = rows.select_for_update(of=("self",), no_key=True).get(pk=volunteer.pk)
    return locked


def _expire(volunteer: Volunteer, today: dt.date) -> bool:
    locked = hold_volunteer(volunteer)
    lots, used = standing_lots(locked)
    amount = min(rules.expired_points(lots, used, today), locked.points)
    if not amount:
        return False
    movement = PointTransaction(
        id=uuid7(),
        station_id=locked.station_id,
        volunteer=locked,
        kind=PointKind.EXPIRE,
        on=today,
        reason="有效期已过",
    )
    _book(movement, -amount, PointAccount.EXPIRED)
    audit.record("points.expired", target=locked, by=None, changes={"points": [amount, 0]})
    return True


def _book(movement: PointTransaction, amount: int, other: PointAccount) -> None:
    """Write a movement with its two sides."""
    insert(movement)
    PointEntry.objects.bulk_create(
        PointEntry(
            station_id=movement.station_id,
            transaction=movement,
            volunteer_id=movement.volunteer_id,
            account=account,
            amount=change,
        )
        for account, change in ((PointAccount.VOLUNTEER, amount), (other, -amount))
    )


def _put_back(reward_id: UUID) -> None:
    reward: Reward = Reward.objects.select_for_update(of=("self",)).get(pk=reward_id)
    if reward.stock is not None:
        reward.stock += 1
        reward.save(update_fields=["stock", "updated_at"])
