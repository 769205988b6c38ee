"""Needs surveys: organising them, answering them, and what they say."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.enums.communities import SurveyState
from casework.models import QuestionUse, Survey, SurveyResponse
from casework.phrases import surveys as phrases
from casework.services.surveys import new_token
from casework.services.tries import MOST_TRIES
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.questionnaires import (
    QuestionSetVersionFactory,
    SurveyFactory,
    SurveyResponseFactory,
)

READERS = ("worker", "lead", "supervisor")
OTHERS = ("admin", "city", "district", "street", "agency", "evaluator", "auditor")
WRITTEN = "希望修好三号楼的路灯"


def url(name, *args):
    return reverse(f"casework:survey_{name}", args=args)


def public_url(survey, station_id=None):
    return reverse(
        "casework:public_survey", args=[station_id or survey.station_id, survey.public_code]
    )


@pytest.fixture
def instrument(world):
    return QuestionSetVersionFactory(question_set__kind="survey", question_set__code="needs")


@pytest.fixture
def survey(world, scope, instrument):
    with scope("worker"):
        return SurveyFactory(form_version=instrument, title="铭新社区需求调查")


def plan(world, instrument, **said):
    usual = {
        "id": "0191a1b2-0000-7000-8000-000000000001",
        "seen_at": "",
        "title": "需求调查",
        "method": "questionnaire",
        "form_version": str(instrument.pk),
        "community": "",
        "purpose": "了解需要",
        "sample_plan": "",
        "sample_size": "60",
        "starts_on": clock.today().isoformat(),
        "ends_on": "",
        "worker": world.people["worker"].pk,
        "is_public": "on",
        "compares_to": "",
    }
    return usual | said


def answer(**said):
    usual = {"token": new_token(), "q_mood": "good", "q_pulse": "70", "q_safety": "4"}
    return usual | {"agreed": "on"} | said


def responses(world):
    with world.everywhere():
        return list(SurveyResponse.objects.order_by("answered_at"))


@pytest.mark.parametrize("who", READERS)
def test_surveys_are_open_to_the_station_and_its_supervisor(web, survey, who):
    for address in (url("list"), url("detail", survey.pk), url("print", survey.pk)):
        assert web(who).get(address).status_code == 200, address
    assert "铭新社区需求调查" in web(who).get(url("list")).content.decode()


@pytest.mark.parametrize("who", OTHERS)
def test_surveys_are_closed_to_other_roles(web, survey, who):
    assert web(who).get(url("list")).status_code == 403
    assert web(who).get(url("detail", survey.pk)).status_code == 403


def test_another_station_does_not_see_the_survey(web, survey):
    stranger = web("stranger")
    for name in ("detail", "edit", "answer", "print"):
        assert stranger.get(url(name, survey.pk)).status_code == 404, name
    for name in ("open", "end", "findings"):
        assert stranger.post(url(name, survey.pk)).status_code == 404, name
    assert "铭新社区需求调查" not in stranger.get(url("list")).content.decode()


def test_a_supervisor_reads_figures_but_not_what_was_written(web, world, scope, survey):
    with scope("worker"):
        SurveyResponseFactory(survey=survey, answers={"mood": "poor", "mood_why": WRITTEN})

    assert WRITTEN in web("worker").get(url("detail", survey.pk)).content.decode()
    assert WRITTEN not in web("supervisor").get(url("detail", survey.pk)).content.decode()
    assert web("supervisor").get(url("edit", survey.pk)).status_code == 403
    assert web("supervisor").post(url("end", survey.pk)).status_code == 403


def test_a_survey_is_made_once_however_often_it_is_sent(web, world, instrument):
    sent = plan(world, instrument)
    first = web("worker").post(url("create"), sent)
    web("worker").post(url("create"), sent)

    with world.everywhere():
        survey = Survey.objects.get()
    assert first.url == url("detail", survey.pk)
    assert (survey.state, survey.station_id) == (SurveyState.PREPARING, world.home.pk)
    assert len(survey.public_code) == 12


def test_the_key_of_another_stations_survey_makes_the_page_outdated(web, world, instrument):
    sent = plan(world, instrument)
    web("worker").post(url("create"), sent)

    page = web("stranger").post(url("create"), sent | {"worker": world.person("stranger").pk})

    assert PageOutdatedError.SENTENCE in page.content.decode()
    assert str(page.context["form"]["id"].value()) != sent["id"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": ""}, "title"),
        ({"form_version": ""}, "form_version"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"compares_to": "0191a1b2-0000-7000-8000-000000000009"}, "compares_to"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(web, world, instrument, said, field):
    page = web("worker").post(url("create"), plan(world, instrument, **said))

    assert field in page.context["form"].errors


def test_an_empty_plan_says_what_is_missing(web, world, survey):
    page = web("worker").post(url("create"), {"id": str(uuid7())})

    missing = {name: errors[0] for name, errors in page.context["form"].errors.items()}
    assert missing == {
        "title": "请填写名称。",
        "method": "请选择方法。",
        "form_version": "请选择问卷。",
        "starts_on": "请填写开始日期。",
        "worker": "请选择负责社工。",
    }


def test_an_edit_over_somebody_elses_is_asked_about(web, world, survey, instrument):
    sent = plan(world, instrument, seen_at="2020-01-01T00:00:00+00:00", title="改过的名称")
    refused = web("worker").post(url("edit", survey.pk), sent)
    again = sent | {"seen_at": refused.context["form"]["seen_at"].value()}
    saved = web("worker").post(url("edit", survey.pk), again)

    assert "已被别人改过" in refused.content.decode()
    assert saved.status_code == 302


def test_the_form_stays_once_it_is_answered(web, world, scope, survey):
    with scope("worker"):
        SurveyResponseFactory(survey=survey)
    other = QuestionSetVersionFactory(question_set__kind="survey")
    form = web("worker").get(url("edit", survey.pk)).context["form"]
    sent = plan(world, other, seen_at=form["seen_at"].value())

    page = web("worker").post(url("edit", survey.pk), sent)

    assert "不能再换问卷" in str(page.context["form"].errors["form_version"])


def test_a_survey_is_opened_ended_and_goes_on(web, world, survey):
    for name, state in (("end", "ended"), ("open", "open")):
        web("worker").post(url(name, survey.pk))
        with world.everywhere():
            assert Survey.objects.get().state == state
    assert web("worker").post(url("open", survey.pk)).status_code == 403


def test_a_worker_answers_for_a_resident_once(web, world, survey):
    sent = answer()
    web("worker").post(url("answer", survey.pk), sent)
    web("worker").post(url("answer", survey.pk), sent)

    [response] = responses(world)
    assert response.answers == {"mood": "good", "pulse": "70", "safety": "4"}
    assert (response.channel, response.taken_by) == ("staff", world.people["worker"])
    with world.everywhere():
        assert Survey.objects.get().response_count == 1
        assert AuditEvent.objects.filter(action="survey.answered").count() == 1
        assert QuestionUse.objects.get(question="mood").asked == 1


def test_a_resident_answers_without_an_account_once(web, world, survey):
    page = web().get(public_url(survey))
    token = re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]
    sent = answer(token=token, q_mood_why="不该留下的话")
    done = web().post(public_url(survey), sent)
    web().post(public_url(survey), sent)

    assert "谢谢您" in done.content.decode()
    [response] = responses(world)
    assert response.answers == {"mood": "good", "pulse": "70", "safety": "4"}
    assert (response.channel, response.taken_by, response.client) == ("public", None, None)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"agreed": ""}, "请先勾选同意"),
        ({"q_mood": ""}, "请填写这一题"),
        ({"q_mood": "great"}, "请从选项中选择"),
        ({"token": "short"}, "这一页已失效"),
    ],
)
def test_a_residents_mistake_is_said_and_nothing_is_kept(web, world, survey, said, reason):
    page = web().post(public_url(survey), answer(**said))

    assert reason in page.content.decode()
    assert responses(world) == []


@pytest.mark.parametrize(
    "values",
    [
        {"state": SurveyState.ENDED},
        {"starts_on": dt.date(2099, 1, 1)},
        {"ends_on": dt.date(2026, 10, 1)},
    ],
)
def test_a_survey_that_is_not_open_takes_no_answer(web, world, scope, instrument, values):
    with scope("worker"):
        survey = SurveyFactory(form_version=instrument, **values)

    page = web().post(public_url(survey), answer())

    assert 'name="q_mood"' not in page.content.decode()
    assert responses(world) == []


@pytest.mark.parametrize("values", [{"state": SurveyState.PREPARING}, {"is_public": False}])
def test_a_survey_that_residents_were_not_told_of_has_no_page(
    web, world, scope, instrument, values
):
    with scope("worker"):
        survey = SurveyFactory(form_version=instrument, **values)

    assert web().get(public_url(survey)).status_code == 404


def test_the_link_of_a_survey_does_not_open_at_another_station(web, world, survey):
    assert web().get(public_url(survey, world.neighbour.pk)).status_code == 404


def test_a_resident_sees_no_answer_of_others(web, world, scope, survey):
    with scope("worker"):
        other = SurveyResponseFactory(survey=survey, answers={"mood": "poor", "mood_why": WRITTEN})

    page = web().get(public_url(survey)).content.decode()
    stolen = web().post(public_url(survey), answer(token=other.token)).content.decode()

    assert WRITTEN not in page + stolen
    assert len(responses(world)) == 1


def test_too_many_answers_from_one_address_are_held_back(web, survey):
    codes = [web().post(public_url(survey), answer()).status_code for _ in range(MOST_TRIES + 1)]

    assert (codes[-2], codes[-1]) == (200, 429)


def test_results_count_what_was_chosen_and_compare_with_the_baseline(web, world, scope, instrument):
    with scope("worker"):
        before = SurveyFactory(form_version=instrument, is_baseline=True)
        for mood, safety in (("good", "2"), ("poor", "2")):
            SurveyResponseFactory(survey=before, answers={"mood": mood, "safety": safety})
        now = SurveyFactory(form_version=instrument, compares_to=before)
        for mood, safety in (("good", "5"), ("good", "4"), ("good", "3"), ("poor", "4")):
            SurveyResponseFactory(survey=now, answers={"mood": mood, "safety": safety})

    page = web("worker").get(url("detail", now.pk))
    found = {each.question.code: each for each in page.context["results"].questions}

    mood = [
        (each.label, each.count, each.percent, each.difference) for each in found["mood"].options
    ]
    assert mood == [("好", 3, 75.0, 25.0), ("差", 1, 25.0, -25.0)]
    assert (found["safety"].mean, found["safety"].difference) == (4.0, 2.0)
    assert found["pulse"].answered == 0
    assert "逐项的差别" in page.content.decode()


def test_results_of_several_choices_of_numbers_and_of_words(web, world, scope):
    asked = [
        {"code": "needs", "label": "需要", "type": "many", "choices": [
            {"code": "meals", "label": "助餐", "score": 2}, {"code": "repair", "label": "维修"},
        ]},
        {"code": "years", "label": "住了几年", "type": "number"},
        {"code": "words", "label": "建议", "type": "text"},
    ]  # fmt: skip
    version = QuestionSetVersionFactory(question_set__kind="survey", questions=asked)
    given = (
        {"needs": ["meals", "repair"], "years": "1", "words": WRITTEN},
        {"needs": ["repair"], "years": "1"},
        {"needs": ["meals"], "years": "4.5", "words": WRITTEN},
        {"years": "5.5"},
    )
    with scope("worker"):
        survey = SurveyFactory(form_version=version)
        for answers in given:
            SurveyResponseFactory(survey=survey, answers=answers)

    results = web("worker").get(url("detail", survey.pk)).context["results"]
    needs, years, words = results.questions

    assert results.responses == 4
    assert [(each.label, each.count) for each in needs.options] == [("助餐", 2), ("维修", 2)]
    assert (needs.answered, needs.mean) == (3, 2.0)
    assert (years.answered, years.mean) == (4, 3.0)
    assert (words.answered, words.texts) == (2, [WRITTEN, WRITTEN])


def test_findings_are_written_and_printed(web, world, survey):
    form = web("worker").get(url("detail", survey.pk)).context["findings_form"]
    sent = {"findings": "最需要路灯。", "seen_at": form["seen_at"].value()}
    web("worker").post(url("findings", survey.pk), sent)
    stale = web("worker").post(url("findings", survey.pk), sent | {"findings": "另一种说法"})

    with world.everywhere():
        assert Survey.objects.get().findings == "最需要路灯。"
    assert phrases.SURVEY_CHANGED in stale.content.decode()
    assert "另一种说法" in stale.content.decode()

    seen = stale.context["findings_form"]["seen_at"].value()
    web("worker").post(url("findings", survey.pk), {"findings": "另一种说法", "seen_at": seen})
    with world.everywhere():
        assert Survey.objects.get().findings == "另一种说法"
    printed = web("worker").get(url("print", survey.pk))
    assert printed["Content-Type"] == "application/pdf"


def test_findings_that_are_too_long_stay_on_the_page(web, survey):
    form = web("worker").get(url("detail", survey.pk)).context["findings_form"]
    sent = {"seen_at": form["seen_at"].value(), "findings": "路灯" * 2501}

    page = web("worker").post(url("findings", survey.pk), sent)

    assert page.context["findings_form"]["findings"].value() == sent["findings"]
    assert "5000" in str(page.context["findings_form"].errors["findings"])


def test_pages_of_surveys_stay_within_the_number_of_queries(web, world, scope, survey, instrument):
    worker = web("worker")
    counts = []
    for more in (1, 8):
        with scope("worker"):
            for _ in range(more):
                SurveyResponseFactory(survey=survey)
                SurveyFactory(form_version=instrument)
        worker.get(url("list"))
        taken = []
        for address in (url("list"), url("detail", survey.pk)):
            with CaptureQueriesContext(connection) as queries:
                worker.get(address)
            taken.append(len(queries))
        counts.append(taken)

    assert counts[0] == counts[1]
    assert max(counts[1]) <= 20
