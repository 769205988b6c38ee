"""Forms of a district."""

import pytest
from django.urls import reverse

from casework.enums.questionnaires import VersionState
from casework.models import QuestionSet, QuestionSetVersion
from casework.rules.questions import parse_questions
from core.ids import uuid7
from tests.factories.questionnaires import (
    QuestionSetFactory,
    QuestionSetVersionFactory,
    QuestionUseFactory,
)

READERS = ("worker", "lead", "supervisor", "district")
OTHERS = ("admin", "city", "street", "agency", "evaluator", "auditor")


def url(name, *args):
    return reverse(f"casework:question_set_{name}", args=args)


@pytest.fixture
def default(world):
    return QuestionSetVersionFactory(question_set__code="visit_all")


@pytest.fixture
def own(world):
    return QuestionSetVersionFactory(
        question_set__code="visit_own",
        question_set__region=world.district,
        question_set__title="江岸区探访表",
    )


@pytest.fixture
def draft(web, own):
    web("district").post(url("draft", own.question_set_id))
    return QuestionSetVersion.objects.get(state=VersionState.DRAFT)


def question(**said):
    usual = {
        "label": "新题目", "type": "text", "choices": "", "section": "", "help": "", "unit": "",
        "min": "", "max": "", "show_question": "",
    }  # fmt: skip
    return usual | said


@pytest.mark.parametrize("who", READERS)
def test_forms_are_open_to_those_who_use_them(web, own, who):
    for address in (
        url("list"),
        url("detail", own.question_set_id),
        url("report", own.question_set_id),
        url("version", own.pk),
    ):
        page = web(who).get(address)
        assert page.status_code == 200, address
    assert "江岸区探访表" in web(who).get(url("list")).content.decode()


@pytest.mark.parametrize("who", OTHERS)
def test_forms_are_closed_to_other_roles(web, own, who):
    assert web(who).get(url("list")).status_code == 403
    assert web(who).get(url("detail", own.question_set_id)).status_code == 403


@pytest.mark.parametrize("who", ["worker", "lead", "supervisor"])
def test_only_the_district_edits(web, own, draft, who):
    for address in (url("draft", own.question_set_id), url("copy", own.question_set_id)):
        assert web(who).post(address).status_code == 403
    assert web(who).get(url("edit", draft.pk)).status_code == 403
    assert web(who).post(url("publish", draft.pk)).status_code == 403


def test_another_district_does_not_see_the_form(web, world):
    far = QuestionSetVersionFactory(question_set__region=world.other_district)

    for who in ("worker", "district"):
        assert web(who).get(url("detail", far.question_set_id)).status_code == 404
        assert web(who).get(url("version", far.pk)).status_code == 404
    assert web("district").post(url("draft", far.question_set_id)).status_code == 404


def test_a_draft_is_its_districts_alone(web, draft):
    assert web("worker").get(url("version", draft.pk)).status_code == 404
    assert web("district").get(url("version", draft.pk)).status_code == 200


def test_a_default_is_copied_before_it_is_changed(web, world, default):
    refused = web("district").post(url("draft", default.question_set_id))
    web("district").post(url("copy", default.question_set_id))
    again = web("district").post(url("copy", default.question_set_id))

    assert (refused.status_code, again.status_code) == (403, 403)
    own = QuestionSet.objects.get(region=world.district)
    assert own.code == "visit_all"
    assert own.versions.get().questions == default.questions


def test_district_makes_a_form_for_surveys_once(web, world, default):
    other = QuestionSetVersionFactory(question_set__kind="survey", question_set__title="居民调查")
    sent = {"id": str(uuid7()), "title": "焦点小组提纲", "basis": "", "start": str(other.pk)}
    empty = web("district").post(url("create"), sent | {"title": ""})
    made = web("district").post(url("create"), sent)
    web("district").post(url("create"), sent)

    own = QuestionSet.objects.get(region=world.district)
    assert empty.context["form"].errors["title"] == ["请填写名称。"]
    assert made.url == url("edit", own.versions.get().pk)
    assert (own.kind, own.title) == ("survey", "焦点小组提纲")
    draft = own.versions.get()
    assert (draft.state, draft.questions) == (VersionState.DRAFT, other.questions)
    assert [version.pk for version in empty.context["form"].fields["start"].queryset] == [other.pk]


def test_station_uses_a_new_form_once_it_is_in_use(web, world):
    sent = {"id": str(uuid7()), "title": "走访提纲", "basis": "", "start": ""}
    web("district").post(url("create"), sent)
    draft = QuestionSetVersion.objects.get()
    offered = "casework:survey_create"
    before = web("worker").get(reverse(offered)).content.decode()
    web("district").post(url("add", draft.pk), question())
    web("district").post(url("publish", draft.pk), {"note": ""})

    assert "走访提纲" not in before
    assert "走访提纲" in web("worker").get(reverse(offered)).content.decode()


@pytest.mark.parametrize("who", ["worker", "lead", "supervisor", "city"])
def test_only_a_district_makes_forms(web, who):
    assert web(who).get(url("create")).status_code == 403
    assert web(who).post(url("create"), {"title": "问卷"}).status_code == 403


def test_questions_are_added_changed_moved_and_removed(web, draft):
    web("district").post(
        url("add", draft.pk), question(label="睡眠", type="one", choices="好 | 2\n差 | 0")
    )
    web("district").post(
        url("add", draft.pk),
        question(label="为什么", type="long", show_question="q1", when_q1="c2"),
    )
    web("district").post(url("move", draft.pk, "pulse"), {"step": "down"})
    web("district").post(url("remove", draft.pk, "safety"))
    draft.refresh_from_db()
    questions = {each.code: each for each in parse_questions(draft.questions)}

    assert list(questions) == ["mood", "mood_why", "pulse", "q1", "q2"]
    assert questions["q1"].scores == {"c1": 2, "c2": 0}
    assert questions["q2"].show_if.one_of == ["c2"]


def test_choices_keep_their_codes_when_their_words_change(web, draft):
    form = web("district").get(url("question", draft.pk, "mood")).context["form"]
    assert form["choices"].value() == "好 | 2\n差 | 0"

    web("district").post(
        url("question", draft.pk, "mood"),
        question(label="心情", type="one", choices="很好 | 2\n一般 | 1\n差 | 0"),
    )
    draft.refresh_from_db()

    mood = parse_questions(draft.questions)[0]
    assert mood.options == [("good", "很好"), ("c1", "一般"), ("poor", "差")]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"type": "one", "choices": "只有一个"}, "至少要有两个选项"),
        ({"show_question": "mood"}, "请至少勾选一个选项"),
        ({"type": "number", "min": "5", "max": "1"}, "最小值不能大于最大值"),
        ({"seen_at": "2020-01-01T00:00:00+00:00"}, "已被别人改过"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(web, draft, said, reason):
    page = web("district").post(url("add", draft.pk), question(**said))

    assert reason in page.content.decode()
    before = draft.questions
    draft.refresh_from_db()
    assert draft.questions == before


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"type": "one", "choices": "只有一个"}, "choices"),
        ({"type": "one", "choices": "好\n" + "长" * 61}, "choices"),
        ({"type": "number", "min": "5", "max": "1"}, "max"),
        ({"type": "scale", "max": "20"}, "max"),
        ({"show_question": "mood"}, "when_mood"),
        ({"show_question": "mood", "when_mood": "great"}, "when_mood"),
    ],
)
def test_what_is_wrong_with_a_question_is_said_at_its_field(web, draft, said, field):
    page = web("district").post(url("add", draft.pk), question(**said))

    assert list(page.context["form"].errors) == [field]


def test_what_does_not_apply_to_the_type_is_left_out(web, draft):
    said = {"choices": "好\n差", "unit": "次", "min": "1", "max": "3"}
    for kind in ("text", "number", "scale"):
        web("district").post(url("add", draft.pk), question(type=kind, **said))
    draft.refresh_from_db()
    text, number, scale = draft.questions[-3:]

    assert not {"choices", "unit", "min", "max"} & set(text)
    assert (number["unit"], number["max"], "choices" in number) == ("次", 3, False)
    assert ("unit" in scale, len(scale["choices"])) == (False, 2)


def test_whether_choices_are_needed_is_said_for_the_type(web, draft):
    def label_of(page):
        after = page.content.decode().partition('for="id_choices"')[2]
        return after.partition("</label>")[0]

    opened = web("district").get(url("add", draft.pk))
    single = web("district").post(url("add", draft.pk), question(type="one", choices=""))
    yes_no = web("district").post(url("add", draft.pk), question(type="yes_no", label=""))

    assert "选填" not in label_of(opened) + label_of(single)
    assert "单选和多选至少写两个" in opened.content.decode()
    assert "选填" in label_of(yes_no)


def test_a_condition_is_ticked_and_shown_again(web, draft):
    web("district").post(
        url("add", draft.pk), question(label="来往", type="many", choices="亲戚、邻居\n没有")
    )
    web("district").post(
        url("add", draft.pk), question(label="和谁", show_question="q1", when_q1=["c1"])
    )
    draft.refresh_from_db()
    form = web("district").get(url("question", draft.pk, "q2")).context["form"]

    assert draft.questions[-1]["show_if"] == {"question": "q1", "in": ["c1"]}
    assert (form["show_question"].value(), form["when_q1"].value()) == ("q1", ["c1"])


def test_a_question_that_a_condition_hangs_on_stays(web, draft):
    removed = web("district").post(url("remove", draft.pk, "mood"))
    web("district").post(url("move", draft.pk, "mood"), {"step": "down"})
    draft.refresh_from_db()

    assert removed.status_code == 403
    assert [each["code"] for each in draft.questions][:2] == ["mood", "mood_why"]


def test_publishing_retires_the_version_before(web, own, draft):
    nothing_new = web("district").post(url("publish", draft.pk), {"note": ""})
    web("district").post(url("add", draft.pk), question())
    web("district").post(url("publish", draft.pk), {"note": "加一题"})
    own.refresh_from_db()
    draft.refresh_from_db()

    assert nothing_new.status_code == 403
    assert (own.state, draft.state) == (VersionState.RETIRED, VersionState.PUBLISHED)
    page = web("worker").get(url("version", draft.pk)).content.decode()
    assert "新增：新题目" in page
    assert web("district").get(url("edit", draft.pk)).status_code == 403


def test_a_draft_is_discarded(web, own, draft):
    web("district").post(url("discard", draft.pk))

    assert not QuestionSetVersion.objects.filter(pk=draft.pk).exists()


def test_a_form_that_is_switched_off_gives_way_to_the_default(web, own):
    web("district").post(url("switch", own.question_set_id), {"active": "0"})

    assert not QuestionSet.objects.get(pk=own.question_set_id).is_active


def test_a_question_is_previewed_while_it_is_written(htmx, draft):
    address = url("add", draft.pk) + "?preview=1"

    page = htmx("district").post(address, question(label="血糖", type="number", unit="mmol/L"))
    wrong = htmx("district").post(address, question(label="情绪", type="one"))

    assert "血糖（mmol/L）" in page.content.decode()
    assert "至少要有两个选项" in wrong.content.decode()


def test_the_report_marks_what_nobody_fills_in_or_reads(web, world, scope, own):
    with scope("worker"):
        QuestionUseFactory(version=own, question="mood", asked=40, answered=39, read=3)
        QuestionUseFactory(version=own, question="pulse", asked=40, answered=1, read=0)
        QuestionUseFactory(version=own, question="safety", asked=19, answered=0, read=0)

    uses = {
        each.question.code: each
        for each in web("district").get(url("report", own.question_set_id)).context["uses"]
    }

    marks = {code: (use.is_rarely_answered, use.is_never_read) for code, use in uses.items()}
    assert marks["mood"] == (False, False)
    assert marks["pulse"] == (True, True)
    assert marks["safety"] == (False, False)
    assert uses["mood"].percent == 98


def test_an_empty_list_says_what_to_do(web):
    assert "还没有表单" in web("district").get(url("list")).content.decode()
    QuestionSetFactory()
    assert "还没有启用" in web("district").get(url("list")).content.decode()
