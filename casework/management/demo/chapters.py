"""What each record of the demonstration is: kind, day, people, item, delay."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casework.enums import ClientClass, Place, Sex, Situation
from casework.management.demo.narratives import narrative, next_step
from casework.management.demo.resource_links import with_method
from casework.models import Client, QuestionSetVersion
from casework.selectors.kinds import ServiceKinds
from casework.services.record_values import RecordValues
from core.workdays import add_workdays, is_workday
from projects.models import ProjectItem
from stations.models import Region

DAYS = 590
DENSER_LATELY = 1.35  # the station has grown: this year has more than the year before
LATE_EVERY = 17
AFFAIRS = {
    "visit": 38,
    "call": 20,
    "advice": 12,
    "interview": 10,
    "resource": 8,
    "publicity": 6,
    "activity": 6,
}
SITUATIONS = {
    Situation.STABLE: 72,
    Situation.CHANGED: 18,
    Situation.AT_RISK: 4,
    Situation.NOT_MET: 6,
}
CROWDS = {"publicity": (15, 60), "activity": (8, 40), "advice": (1, 2)}
PREFERRED: dict[str, tuple[str, ...]] = {
    ClientClass.ELDERLY: ("关怀服务", "关怀服务", "为老助老", "社会支持网络建立"),
    ClientClass.LOW_INCOME: ("协助申请", "关爱帮扶", "调查评估", "专业服务"),
    ClientClass.DESTITUTE: ("关爱帮扶", "调查评估"),
    ClientClass.CHILD: ("救助保护", "家庭教育", "社会关爱"),
    ClientClass.DISABLED: ("专业服务", "关爱帮扶"),
    ClientClass.OTHER: ("社区活动", "老旧小区邻里议事", "社区社会组织培育孵化"),
    "advice": ("协助申请", "为老助老"),
    "publicity": ("党建引领", "党建引领", "协助申请"),
    "activity": (
        "社区活动",
        "建立志愿服务激励表彰机制",
        "社区社会组织培育孵化",
        "老旧小区邻里议事",
    ),
}
GRANDPARENT = 66


@dataclass(frozen=True)
class Setting:
    """What the records of one station choose from."""

    name: str
    clients: Sequence[Client]
    plans: Sequence[ProjectItem]
    communities: Sequence[Region]
    kinds: ServiceKinds
    resource_form: QuestionSetVersion | None = None


@dataclass(frozen=True)
class Chapter:
    """One record in the making, and when it was completed."""

    values: RecordValues
    completed_on: dt.date


def day_of(index: int, number: int, today: dt.date) -> dt.date:
    """Return the day of a record: from last year until yesterday, the first one the latest."""
    span = min(DAYS, (today - dt.date(today.year - 1, 1, 8)).days)
    day = today - dt.timedelta(days=1 + int(span * (index / number) ** DENSER_LATELY))
    while not is_workday(day):
        day -= dt.timedelta(days=1)
    return day


def chapter(setting: Setting, index: int, day: dt.date, today: dt.date) -> Chapter:
    """Return the record of that index; the same index always draws the same."""
    dice = random.Random(f"{setting.name}:{index}")  # noqa: S311 -- demonstration, not a secret
    kind = setting.kinds.named_or_first(_weighted(dice, AFFAIRS))
    people = _people(dice, setting, kind.code, day)
    situation = _situation(dice, kind.code)
    first = people[0] if people else None
    theme = first.client_class if first and kind.code not in PREFERRED else kind.code
    plan = _plan(dice, setting.plans, theme, day)
    minutes = max(5, kind.minutes + dice.choice((-15, -10, 0, 0, 0, 10, 15, 30)))
    values = RecordValues(
        kind=kind,
        plan=plan,
        served_on=day,
        started_at=dt.time(dice.choice((8, 9, 9, 10, 14, 15, 16)), dice.choice((0, 15, 30, 45))),
        minutes=minutes,
        place=kind.place,
        place_detail="社区党群服务中心" if kind.place == Place.COMMUNITY else "",
        community=_community(dice, setting, first),
        clients=tuple(people),
        anonymous_count=_crowd(dice, kind.code, bool(people)),
        situation=situation,
        content=narrative(
            dice,
            kind=kind.code,
            item=plan.item.name,
            client_class=ClientClass(first.client_class) if first else ClientClass.OTHER,
            who=_address(first, day),
            situation=situation,
        ),
        next_step=next_step(dice, kind.code, situation),
    )
    values = with_method(values, setting.resource_form)
    return Chapter(values, _completed_on(dice, index, day, today))


def _weighted(dice: random.Random, weights: dict[Any, int]) -> Any:
    return dice.choices(list(weights), list(weights.values()))[0]


def _people(dice: random.Random, setting: Setting, kind: str, day: dt.date) -> list[Client]:
    """Return who was served: those whose files were open by then, some more often than others."""
    known = [client for client in setting.clients if client.opened_on <= day]
    if kind == "publicity" or (kind == "advice" and dice.random() < 0.5):
        return []
    number = dice.randint(2, 5) if kind == "activity" else 1 + (dice.random() < 0.2)
    often = known[: len(known) // 2] * 2 + known
    first = dice.choice(often)
    near = [one for one in known if one.client_class == first.client_class and one != first]
    return [first, *dice.sample(near, min(number - 1, len(near)))]


def _situation(dice: random.Random, kind: str) -> Situation | None:
    if kind not in ("visit", "call", "interview"):
        return None
    situation: Situation = _weighted(dice, SITUATIONS)
    return Situation.STABLE if kind != "visit" and situation == Situation.NOT_MET else situation


def _plan(
    dice: random.Random, plans: Sequence[ProjectItem], theme: str, day: dt.date
) -> ProjectItem:
    offered = [plan for plan in plans if plan.project.starts_on <= day <= plan.project.ends_on]
    wanted = dice.choice(PREFERRED[theme])
    fitting = [plan for plan in offered if plan.item.name == wanted]
    others = [plan for plan in offered if plan.item.name in PREFERRED[theme]]
    return dice.choice(fitting or others or offered)


def _community(dice: random.Random, setting: Setting, first: Client | None) -> Region | None:
    if first is not None and first.community is not None:
        return first.community
    return dice.choice(setting.communities) if setting.communities else None


def _crowd(dice: random.Random, kind: str, has_people: bool) -> int:
    if kind not in CROWDS or (kind == "advice" and has_people):
        return 0
    return dice.randint(*CROWDS[kind])


def _address(client: Client | None, day: dt.date) -> str:
    """Return how the record speaks of a person."""
    if client is None:
        return "居民"
    if client.is_minor(day):
        return f"{client.name[0]}同学"
    female = client.sex == Sex.FEMALE
    if (client.age(day) or 0) >= GRANDPARENT:
        return f"{client.name[0]}{'奶奶' if female else '爷爷'}"
    return f"{client.name[0]}{'女士' if female else '先生'}"


def _completed_on(dice: random.Random, index: int, day: dt.date, today: dt.date) -> dt.date:
    """Return when it was written down: mostly at once, now and then late."""
    delay = dice.choice((0, 0, 0, 0, 1, 1, 2))
    if index % LATE_EVERY == LATE_EVERY - 1:
        delay = dice.randint(5, 9)
    done = add_workdays(day, delay) if delay else day
    return done if done < today else day
