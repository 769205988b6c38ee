"""What the demonstration tells of forms and surveys."""

from casework.management.demo.questionnaires import AUTUMN, BASELINE, tell_questionnaires
from casework.models import QuestionSet, QuestionUse, Survey, SurveyResponse
from casework.selectors.question_sets import uses_of
from casework.selectors.survey_results import results_of
from casework.services.questionnaires import load_question_sets
from core import clock


def counted():
    return [model.objects.count() for model in (QuestionSet, QuestionUse, Survey, SurveyResponse)]


def test_the_demo_tells_of_two_surveys_and_a_form_of_the_district_once(world):
    with world.everywhere():
        load_question_sets(by=None)
    tell_questionnaires(world.home, world.people, clock.today())
    with world.everywhere():
        once = counted()
    tell_questionnaires(world.home, world.people, clock.today())

    with world.everywhere():
        assert counted() == once
        autumn = Survey.objects.select_related("form_version").get(title=AUTUMN)
        results = results_of(autumn, with_texts=True)
        assert (results.responses, results.earlier.title) == (60, BASELINE)
        assert Survey.objects.get(title=BASELINE).state == "ended"
    own = QuestionSet.objects.get(region=world.district)
    assert own.versions.count() == 2


def test_the_report_of_the_district_has_something_to_say(world):
    with world.everywhere():
        load_question_sets(by=None)
    tell_questionnaires(world.home, world.people, clock.today())

    with world.everywhere():
        current = QuestionSet.objects.get(region=world.district).versions.get(state="published")
        uses = uses_of(current)
    assert [each.question.code for each in uses if each.is_rarely_answered] == ["appetite"]
    assert [each.question.code for each in uses if each.is_never_read] == ["call_button"]
