"""Showing clients: how much of a name the reader may see."""

from typing import Any

from django import template

from casework.enums.people import Benefit, HealthCondition
from casework.models import Client
from casework.rules import clients as rules
from core import clock

register = template.Library()


@register.simple_tag(takes_context=True)
def client_name(context: dict[str, Any], client: Client) -> str:
    """张三丰 for those who may see it, else 张**."""
    return rules.display_name(context["request"].workspace, client)


@register.filter
def age_today(client: Client) -> str:
    """78岁; nothing where the birth date is not known."""
    age = client.age(clock.today())
    return "" if age is None else f"{age}岁"


@register.filter
def known_details(client: Client) -> list[tuple[str, str]]:
    """What is known beyond who he is, without what is masked."""
    known = [
        ("人户状况", client.get_residence_display()),
        ("民族", client.ethnicity),
        ("婚姻状况", client.get_marital_status_display()),
        ("文化程度", client.get_education_display()),
        ("职业或就读", client.occupation),
        ("紧急联系人", _with_note(client.emergency_name, client.emergency_relation)),
        ("健康状况", _labels(client.health, HealthCondition)),
        ("健康说明", client.health_note),
        ("残疾", f"{client.get_disability_kind_display()} {client.get_disability_grade_display()}"),
        ("自理能力", client.get_care_ability_display()),
        ("主要照料者", client.carer),
        ("住房", client.get_housing_display()),
        ("现享保障", _labels(client.benefits, Benefit)),
    ]
    return [(label, str(text)) for label, text in known if str(text).strip()]


def _with_note(text: str, note: str) -> str:
    return f"{text}（{note}）" if text and note else text


def _labels(codes: list[str], choices: Any) -> str:
    labels = dict(choices.choices)
    return "、".join(str(labels.get(code, code)) for code in codes)


@register.filter
def is_protected_minor(client: Client) -> bool:
    """Whether only few may open the file."""
    return rules.is_protected_minor(client)
