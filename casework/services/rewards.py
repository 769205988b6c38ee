"""兑换项目：what points are good for."""

import datetime as dt
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.models import Reward
from casework.phrases.volunteers import REWARD_CHANGED
from casework.rules import can_write_records
from casework.services.rows import change, lock
from core import audit
from stations.services.saving import require_unchanged


@dataclass(frozen=True, kw_only=True)
class RewardValues:
    """One reward. No stock means as many as are asked for."""

    name: str
    points: int
    stock: int | None = None
    provider: str = ""
    valid_to: dt.date | None = None
    note: str = ""


@transaction.atomic
def add_reward(*, reward_id: UUID, station_id: int, values: RewardValues, by: User) -> Reward:
    """增加兑换项目。Sent twice makes one."""
    can_write_records(station_id).require()
    reward: Reward
    reward, made = Reward.objects.get_or_create(
        pk=reward_id, defaults={"station_id": station_id, **asdict(values)}
    )
    if made:
        audit.record("reward.added", target=reward, by=by)
    return reward


@transaction.atomic
def edit_reward(*, reward: Reward, values: RewardValues, seen_at: dt.datetime, by: User) -> Reward:
    """修改兑换项目。Refused when somebody else, or a redemption, changed it after `seen_at`."""
    locked = lock(reward)
    can_write_records(locked.station_id).require()
    require_unchanged(locked, seen_at, REWARD_CHANGED)
    wanted = asdict(values)
    before = {name: getattr(locked, name) for name in wanted}
    if changed := change(locked, wanted):
        changes = {name: [str(before[name] or ""), str(wanted[name] or "")] for name in changed}
        audit.record("reward.edited", target=locked, by=by, changes=changes)
    return locked
