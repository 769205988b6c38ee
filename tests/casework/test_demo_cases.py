"""The cases of the demonstration."""

import pytest
from django.core.management import call_command

from casework.enums.cases import CaseStage
from casework.management.demo import places
from casework.models import Case, CaseNote, FollowUp
from casework.selectors.outcomes import before_after, results_of, reviews_of
from stations.models import Station
from stations.selectors.workspaces import system_scope


@pytest.mark.slow
@pytest.mark.django_db
def test_demo_has_cases_in_every_stage_and_adds_none_the_second_time(capsys):
    for _ in range(2):
        call_command("seed_demo")
        with system_scope():
            rows = list(Case.objects.filter(station=Station.objects.get(name=places.HOME)))
            assert len(rows) == 14

    with system_scope():
        assert {case.stage for case in rows} == set(CaseStage)
        notes = [CaseNote.objects.filter(case=case).count() for case in rows]
        closed = next(case for case in rows if case.stage == CaseStage.CLOSED)
        review = reviews_of(closed).get()
        assert max(notes) == 12
        assert [case.compartment for case in rows if case.compartment] == ["psychiatric"]
        assert FollowUp.objects.filter(case=closed).exclude(done_on=None).exists()
        assert before_after(results_of(review))
        danger = next(case for case in rows if case.risk_level == "high")
        assert danger.safety_plans.exists()
        asked = danger.notes.filter(needs_confirmation=True).order_by("number")
        assert [note.confirmed_at is not None for note in asked] == [True, False]
