"""服务对象: names drawn from common ones, numbers and addresses that nobody can have."""

import datetime as dt
import random
from dataclasses import dataclass, replace
from uuid import UUID

from casework.enums import ClientClass, IdentifierKind, Sex
from casework.management.demo.plans import key
from casework.services.client_values import ClientValues
from casework.validators import check_character
from stations.models import Region

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余"
# Pairs of characters, by sex and whether of the older generation.
GIVEN = {
    (Sex.FEMALE, True): "桂兰秀英玉珍淑华春梅凤英素芬金枝腊香翠娥惠芳月娥秋菊爱莲桂芝银娣",
    (Sex.MALE, True): "建国志强国华德明永福长发金山保国汉生正清家旺明义水生立本祥林少华",
    (Sex.FEMALE, False): "丽娟晓燕慧敏雪莹婷婷文静海霞红梅佳怡思雨雅琪梦洁",
    (Sex.MALE, False): "伟东俊杰浩然文博子轩明辉志远家豪宇航一鸣天佑晨阳",
}
# class, how many in ten, youngest and oldest
MIXTURE = (
    (ClientClass.ELDERLY, 18, 66, 93),
    (ClientClass.LOW_INCOME, 6, 38, 64),
    (ClientClass.DESTITUTE, 3, 61, 84),
    (ClientClass.CHILD, 6, 6, 15),
    (ClientClass.DISABLED, 4, 28, 60),
    (ClientClass.OTHER, 3, 30, 58),
)
CIRCUMSTANCES = {
    ClientClass.ELDERLY: (
        "独居，子女在外地工作。",
        "空巢，老伴去年过世。",
        "与老伴同住，两人身体都不太好。",
        "行动不便，有高血压，按时服药。",
        "听力下降，来访请敲重门。",
        "",
    ),
    ClientClass.LOW_INCOME: (
        "低保家庭，本人长期患病。",
        "低保边缘家庭，孩子上高中。",
        "离异，独自照顾母亲。",
        "",
    ),
    ClientClass.DESTITUTE: ("分散供养特困人员，由侄子照料。", "特困人员，生活基本自理。", ""),
    ClientClass.CHILD: (
        "父母在外务工，随祖父母生活。",
        "事实无人抚养儿童，由外祖母监护。",
        "单亲家庭，母亲夜班较多。",
        "",
    ),
    ClientClass.DISABLED: (
        "肢体二级，居家。",
        "精神障碍，病情稳定，定期复诊。",
        "视力一级，持盲杖出行。",
        "",
    ),
    ClientClass.OTHER: ("社区骨干，热心公共事务。", "随迁老人照护者。", ""),
}
UNISSUED_AREA = "469999"  # no county has this code
ROADS = ("示范路", "邻里路", "睦邻街", "安居里")
OLD = 55


@dataclass(frozen=True)
class Resident:
    """A client in the making, and how many days ago the file was opened."""

    client_id: UUID
    values: ClientValues
    opened_days_ago: int


def residents_of(
    place: str, number: int, *, communities: list[Region], workers: list[int], on: dt.date
) -> list[Resident]:
    """Return the same residents for the same place, whenever it is asked."""
    dice = random.Random(f"{place}:residents")  # noqa: S311 -- demonstration, not a secret
    names: set[str] = set()
    drawn = []
    for index in range(number):
        home = communities[index % len(communities)] if communities else None
        values = replace(
            _person(dice, _kind(index, number), names, on),
            worker_id=workers[index % len(workers)],
            community_id=home.pk if home else None,
        )
        known_long = index < number * 2 / 3
        opened = dice.randint(600, 660) if known_long else dice.randint(60, 350)
        drawn.append(Resident(key("client", place, index), values, opened))
    return drawn


def _person(
    dice: random.Random, kind: tuple[ClientClass, int, int], names: set[str], on: dt.date
) -> ClientValues:
    client_class, youngest, oldest = kind
    age = dice.randint(youngest, oldest)
    born_on = dt.date(on.year - age, dice.randint(1, 12), dice.randint(1, 28))
    sex = dice.choice([Sex.FEMALE, Sex.MALE])
    has_number = dice.random() < 0.4
    return ClientValues(
        name=_name(dice, sex, old=age >= OLD, taken=names),
        worker_id=0,
        sex=sex,
        born_on=born_on,
        identifier_kind=IdentifierKind.ID_CARD if has_number else IdentifierKind.NONE,
        identifier=_identity_number(dice, born_on, sex) if has_number else "",
        phone=f"027-0{dice.randint(0, 9999999):07}" if dice.random() < 0.7 else "",
        address=f"{dice.choice(ROADS)}{dice.randint(1, 60)}号{dice.randint(1, 9)}栋",
        client_class=client_class,
        notes=dice.choice(CIRCUMSTANCES[client_class]),
    )


def _kind(index: int, number: int) -> tuple[ClientClass, int, int]:
    """Spread the mixture evenly over the list."""
    total = sum(weight for _, weight, *_ in MIXTURE)
    place = index * 7 % total if number >= total else index * 11 % total
    for client_class, weight, youngest, oldest in MIXTURE:
        if place < weight:
            return client_class, youngest, oldest
        place -= weight
    raise AssertionError(index)


def _name(dice: random.Random, sex: Sex, *, old: bool, taken: set[str]) -> str:
    while True:
        given = GIVEN[sex, old]
        start = dice.randrange(0, len(given), 2)
        name = dice.choice(SURNAMES) + given[start : start + 2]
        if name not in taken:
            taken.add(name)
            return name


def _identity_number(dice: random.Random, born_on: dt.date, sex: Sex) -> str:
    """Return a number with a right check character that was never given out."""
    order = dice.randrange(100, 998, 2) + (1 if sex == Sex.MALE else 0)
    digits = f"{UNISSUED_AREA}{born_on:%Y%m%d}{order}"
    return digits + check_character(digits)
