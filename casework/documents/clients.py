"""居民档案表."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from casework.enums.people import Benefit, HealthCondition
from casework.models import Client, ClientCategory, Guardian, Household, HouseholdMember
from casework.rules.clients import display_name
from casework.rules.households import member_name
from core import clock
from core.documents import render_pdf
from core.masking import mask_address, mask_id_number, mask_phone
from stations.selectors.workspaces import Workspace

NOTHING = "—"
NUMBER_LENGTH = 8


@dataclass(frozen=True)
class SheetMember:
    """One line of 家庭成员."""

    name: str
    relation: str
    sex: str
    born: str
    occupation: str
    lives_here: str


@dataclass(frozen=True)
class ClientSheet:
    """居民档案表：what the paper shows. Numbers, phones and addresses stay masked."""

    station: str
    number: str
    name: str
    facts: dict[str, str]
    categories: tuple[str, ...]
    members: tuple[SheetMember, ...]
    guardians: tuple[str, ...]
    worker: str
    opened_on: dt.date

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.station}居民档案表"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved: without the name."""
        return f"居民档案表_{self.number}.pdf"


def client_sheet(
    client: Client,
    *,
    household: Household | None,
    guardians: Sequence[Guardian],
    categories: Sequence[ClientCategory],
    workspace: Workspace,
) -> ClientSheet:
    """Return the sheet of a file."""
    members = [each for each in household.members.all() if not each.left_on] if household else []
    return ClientSheet(
        station=client.station.name,
        number=client.pk.hex[-NUMBER_LENGTH:].upper(),
        name=display_name(workspace, client),
        facts=_facts(client),
        categories=tuple(_category(each) for each in categories),
        members=tuple(_member(workspace, each) for each in members),
        guardians=tuple(
            f"{each.name}（{each.relation}），{each.starts_on:%Y-%m-%d} 起" for each in guardians
        ),
        worker=str(client.worker),
        opened_on=client.opened_on,
    )


def render_client(sheet: ClientSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/client_file.html",
        {"sheet": sheet},
        title=sheet.title,
        number=sheet.number,
        created=printed_at,
    )


def _facts(client: Client) -> dict[str, str]:
    age = client.age(clock.today())
    facts = {
        "性别": client.get_sex_display(),
        "出生日期": f"{client.born_on:%Y-%m-%d}（{age} 岁）" if client.born_on else "",
        "证件种类": client.get_identifier_kind_display(),
        "证件号码": mask_id_number(client.identifier),
        "联系电话": mask_phone(client.phone),
        "所在社区": client.community.name if client.community else "",
        "住址": mask_address(client.address),
        "人户状况": client.get_residence_display(),
        "户籍地址": mask_address(client.registered_address),
        "民族": client.ethnicity,
        "婚姻状况": client.get_marital_status_display(),
        "文化程度": client.get_education_display(),
        "职业或就读": client.occupation,
        "统计类别": client.get_client_class_display(),
        "健康状况": _several(client.health, HealthCondition),
        "健康说明": client.health_note,
        "残疾情况": f"{client.get_disability_kind_display()}{client.get_disability_grade_display()}",
        "自理能力": client.get_care_ability_display(),
        "主要照料者": client.carer,
        "住房": client.get_housing_display(),
        "现享保障": _several(client.benefits, Benefit),
        "紧急联系人": _emergency(client),
        "备注": client.notes,
    }
    return {label: text or NOTHING for label, text in facts.items()}


def _several(codes: Sequence[str], choices: type[HealthCondition] | type[Benefit]) -> str:
    labels = dict(choices.choices)
    return "、".join(str(labels[code]) for code in codes if code in labels)


def _emergency(client: Client) -> str:
    relation = f"（{client.emergency_relation}）" if client.emergency_relation else ""
    phone = mask_phone(client.emergency_phone)
    return f"{client.emergency_name}{relation} {phone}".strip()


def _category(category: ClientCategory) -> str:
    until = f" 至 {category.ends_on:%Y-%m-%d}" if category.ends_on else " 起"
    proof = f"，文号 {category.proof_number}" if category.proof_number else ""
    return f"{category.item.label}（{category.starts_on:%Y-%m-%d}{until}{proof}）"


def _member(workspace: Workspace, member: HouseholdMember) -> SheetMember:
    return SheetMember(
        name=member_name(workspace, member),
        relation=str(member.get_relation_display()),
        sex=str(member.get_sex_display()),
        born=f"{member.birth_year} 年" if member.birth_year else NOTHING,
        occupation=member.occupation or NOTHING,
        lives_here=_residence(member),
    )


def _residence(member: HouseholdMember) -> str:
    if member.is_deceased:
        return "已去世"
    return "同住" if member.lives_here else "不同住"
