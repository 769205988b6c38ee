"""What the pages of a group have in common."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.models import GroupMember, ServiceGroup
from casework.rules import groups as rules
from casework.selectors.groups import steps_of
from core.http import no_store
from stations.access import StaffRequest

TABS = (
    ("group_detail", "计划"),
    ("group_members", "组员"),
    ("group_sessions", "节次"),
    ("group_measures", "前后测"),
    ("group_costs", "费用"),
    ("group_summary", "总结"),
)


def group_page(
    request: StaffRequest, group: ServiceGroup, tab: str, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Answer with a page of the group, under its stage bar and tabs."""
    own = {
        "group": group,
        "steps": steps_of(group),
        "page_tabs": [
            {
                "url": reverse(f"casework:{name}", args=[group.pk]),
                "label": label,
                "active": name == tab,
            }
            for name, label in TABS
        ],
        "changeable": rules.can_change(request.workspace, group),
    }
    return no_store(render(request, template, own | context))


def names_of(
    request: StaffRequest, group: ServiceGroup, members: Iterable[GroupMember]
) -> dict[UUID, str]:
    """Return the names that this person may see, by member."""
    return {each.pk: rules.member_name(request.workspace, group, each.client) for each in members}


def tell_refusal(request: StaffRequest, form: forms.BaseForm) -> None:
    """Say on the next page what was wrong with a form that has no page of its own."""
    for sentences in form.errors.values():
        messages.error(request, str(sentences[0]))
