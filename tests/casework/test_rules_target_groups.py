"""Which forms are made for whom."""

import datetime as dt

import pytest

from casework.models import Client
from casework.rules.target_groups import target_group_of
from casework.selectors.questionnaires import form_in_use
from casework.services.questionnaires import load_question_sets

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("born", "client_class", "group"),
    [
        (2015, "low_income", "minor"),
        (1980, "child", "minor"),
        (1950, "destitute", "destitute"),
        (1950, "disabled", "disabled"),
        (1980, "elderly", "elderly"),
        (1950, "low_income", "elderly"),
        (1980, "low_income", "low_income"),
        (1950, "other", "elderly"),
        (1980, "other", "all"),
        (None, "low_income", "low_income"),
        (None, "other", "all"),
    ],
)
def test_forms_for_somebody_follow_his_age_and_class(born, client_class, group):
    born_on = dt.date(born, 1, 2) if born else None

    assert target_group_of(Client(born_on=born_on, client_class=client_class), TODAY) == group


def test_each_group_of_people_has_a_form_for_visits(world):
    with world.everywhere():
        load_question_sets(by=None)

    forms = {
        group: form_in_use(kind="visit", station=world.home, target_group=group)
        for group in ("elderly", "minor", "destitute", "disabled", "low_income")
    }
    assert {group: form.question_set.target_group for group, form in forms.items() if form} == {
        group: group for group in forms
    }
