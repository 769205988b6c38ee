"""Questions of a form."""

import pytest

from casework.rules.questions import (
    QuestionError,
    as_data,
    check_answers,
    parse_questions,
    score,
    shown_answers,
    shown_questions,
)
from tests.factories.questionnaires import QUESTIONS


def codes(questions):
    return [each.code for each in questions]


def test_questions_come_back_as_they_are_kept():
    assert as_data(parse_questions(QUESTIONS)) == QUESTIONS


def test_equals_is_a_list_of_one():
    told = [{"code": "a", "label": "甲", "type": "yes_no"}]
    told.append({"code": "b", "label": "乙", "type": "text"})
    told[1]["show_if"] = {"question": "a", "equals": "yes"}

    assert as_data(parse_questions(told))[1]["show_if"] == {"question": "a", "in": ["yes"]}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("{", "题目的格式不对。"),
        ([{"label": "甲", "type": "text"}], "第 1 题“甲”：代号没有填写。"),
        ([{"code": "A b", "label": "甲", "type": "text"}], "只能用小写字母"),
        ([{"code": "a", "label": " ", "type": "text"}], "第 1 题“ ”：文字没有填写。"),
        ([{"code": "a", "label": "甲", "type": "essay"}], "题型不是可用的题型。"),
        ([{"code": "a", "label": "甲", "type": "one"}], "单选和多选至少要有两个选项。"),
        ([{"code": "a", "label": "甲", "type": "number", "min": 5, "max": 1}], "最小值不能大于"),
        ([{"code": "a", "label": "甲", "type": "scale", "max": 99}], "评分最多 11 级"),
        ([{"code": "a", "label": "甲", "type": "text", "colour": "red"}], "不认识的栏目"),
        ([{"code": "a", "label": "甲", "type": "text"}] * 2, "代号“a”已经用过"),
        ([{"code": f"a{n}", "label": "甲", "type": "text"} for n in range(81)], "最多 80 题"),
    ],
)
def test_wrong_questions_are_refused_with_a_sentence(told, reason):
    with pytest.raises(QuestionError, match=reason):
        parse_questions(told)


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ({"question": "later", "equals": "yes"}, "只能取决于前面的题目"),
        ({"question": "b", "equals": "yes"}, "只能取决于前面的题目"),
        ({"question": "a", "equals": "perhaps"}, "没有的选项"),
    ],
)
def test_conditions_look_back_and_name_a_choice(condition, reason):
    told = [
        {"code": "a", "label": "甲", "type": "yes_no"},
        {"code": "b", "label": "乙", "type": "text", "show_if": condition},
        {"code": "later", "label": "丙", "type": "yes_no"},
    ]

    with pytest.raises(QuestionError, match=reason):
        parse_questions(told)


def test_what_is_not_asked_is_neither_kept_nor_counted_nor_missed():
    questions = parse_questions(QUESTIONS)
    answers = {"mood": "good", "mood_why": "没有写完的话", "safety": "4"}

    assert codes(shown_questions(questions, answers)) == ["mood", "pulse", "safety"]
    assert shown_answers(questions, answers) == {"mood": "good", "safety": "4"}
    assert check_answers(questions, answers) == {}
    assert score(questions, answers) == 6


def test_a_question_below_one_that_is_not_asked_is_not_asked():
    told = [
        {"code": "a", "label": "甲", "type": "yes_no"},
        {
            "code": "b",
            "label": "乙",
            "type": "yes_no",
            "show_if": {"question": "a", "equals": "yes"},
        },
        {"code": "c", "label": "丙", "type": "text", "show_if": {"question": "b", "equals": "yes"}},
    ]

    assert codes(shown_questions(parse_questions(told), {"a": "no", "b": "yes"})) == ["a"]


def test_what_is_asked_must_be_answered_where_it_says_so():
    questions = parse_questions(QUESTIONS)

    assert check_answers(questions, {}) == {"mood": "请填写这一题。"}
    assert check_answers(questions, {"mood": "poor"}) == {"mood_why": "请填写这一题。"}


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"mood": "great"}, "请从选项中选择。"),
        ({"mood": ["good"]}, "填写的内容与题型不符。"),
        ({"pulse": "快"}, "请填写数字。"),
        ({"pulse": "NaN"}, "请填写数字。"),
        ({"pulse": "1e400"}, "不能大于 200。"),
        ({"pulse": "12"}, "不能小于 30。"),
        ({"pulse": "201"}, "不能大于 200。"),
        ({"pulse": "100.00000000000000000"}, "请填写数字。"),
        ({"safety": "6"}, "请从选项中选择。"),
        ({"mood": "poor", "mood_why": "长" * 3001}, "最多 3000 字。"),
    ],
)
def test_wrong_answers_are_refused_at_their_question(answers, reason):
    faults = check_answers(parse_questions(QUESTIONS), {"mood": "good"} | answers)

    assert list(faults.values()) == [reason]


@pytest.mark.parametrize(
    "answers",
    [
        {"pulse": "30"},
        {"pulse": "200"},
        {"pulse": "100.0000000000000000"},
        {"mood": "poor", "mood_why": "长" * 3000},
    ],
)
def test_answers_at_their_limits_are_taken(answers):
    assert check_answers(parse_questions(QUESTIONS), {"mood": "good"} | answers) == {}


def test_number_without_limits_may_be_any():
    questions = parse_questions([{"code": "a", "label": "甲", "type": "number"}])

    assert check_answers(questions, {"a": "-5"}) == check_answers(questions, {"a": "5e9"}) == {}


def test_several_choices_count_together():
    told = [{"code": "a", "label": "甲", "type": "many"}]
    told[0]["choices"] = [
        {"code": "x", "label": "一", "score": 1},
        {"code": "y", "label": "二", "score": 2.5},
        {"code": "z", "label": "三"},
    ]
    [question] = parse_questions(told)

    assert question.score_of(["x", "y", "z"]) == 3.5
    assert question.text_of(["x", "z"]) == "一、三"
    assert question.score_of(["z"]) is None


NUMBER = {"code": "a", "label": "甲", "type": "number"}
LINE = {"code": "a", "label": "甲", "type": "text"}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([7], "第 1 题：的值不对。"),
        ([{"code": "a", "type": "text"}], "第 1 题：文字没有填写。"),
        ([{"code": "a", "label": "", "type": "text"}], "第 1 题：文字没有填写。"),
        ([{"code": "a", "label": 7, "type": "text"}], "第 1 题：文字的值不对。"),
        ([LINE, {"code": "b", "label": "乙"}], "第 2 题“乙”：题型没有填写。"),
    ],
)
def test_fault_names_the_place_and_the_words_of_its_question(told, words):
    with pytest.raises(QuestionError) as refused:
        parse_questions(told)

    assert refused.value.message == words


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"label": ""}, "label"),
        ({"choices": [{"code": "A", "label": "一"}]}, "choices"),
        ({"min": 5, "max": 1}, "max"),
        ({"colour": "red"}, "extra_forbidden"),
    ],
)
def test_fault_names_the_part_where_it_was_typed(said, field):
    with pytest.raises(QuestionError) as refused:
        parse_questions([NUMBER | said])

    assert refused.value.field == field


@pytest.mark.parametrize("count", [0, 80])
def test_as_many_questions_as_may_be(count):
    assert len(parse_questions([LINE | {"code": f"a{n}"} for n in range(count)])) == count


@pytest.mark.parametrize("data", [None, {}, "7", "[" * 100_000])
def test_what_is_no_list_is_refused(data):
    with pytest.raises(QuestionError, match="题目的格式不对"):
        parse_questions(data)


def test_condition_on_a_question_without_choices_is_refused():
    below = LINE | {"code": "b", "show_if": {"question": "a", "in": ["x"]}}

    with pytest.raises(QuestionError, match="没有的选项"):
        parse_questions([LINE, below])


def test_condition_may_name_every_choice():
    first = {"code": "a", "label": "甲", "type": "yes_no"}
    below = LINE | {"code": "b", "show_if": {"question": "a", "in": ["yes", "no"]}}
    questions = parse_questions([first, below])

    assert codes(shown_questions(questions, {"a": "no"})) == ["a", "b"]
    assert codes(shown_questions(questions, {})) == ["a"]


def test_condition_is_not_met_by_an_answer_that_is_missing():
    """`None` is no answer, also where a choice is called so."""
    first = {"code": "a", "label": "甲", "type": "one"}
    first["choices"] = [{"code": "none", "label": "无"}, {"code": "some", "label": "有"}]
    [told] = parse_questions([first])
    below = LINE | {"code": "b", "show_if": {"question": "a", "in": ["none"]}}

    assert codes(shown_questions(parse_questions([first, below]), {"a": None})) == ["a"]
    assert told.score_of("none") is None


@pytest.mark.parametrize(
    ("said", "answer", "fault"),
    [
        ({"type": "text"}, "长" * 200, ""),
        ({"type": "text"}, "长" * 201, "最多 200 字。"),
        ({"type": "date"}, "2026-02-28", ""),
        ({"type": "date"}, "2026-02-30", "请填写日期，例如 2026-11-21。"),
        ({"type": "number"}, "1" * 20, ""),
        ({"type": "number"}, "1" * 21, "请填写数字。"),
        ({"type": "number"}, "Infinity", "请填写数字。"),
        ({"type": "number", "min": 0.5}, "0.5", ""),
        ({"type": "number", "min": 0.5}, "0.4", "不能小于 0.5。"),
    ],
)
def test_answer_at_and_beyond_its_limit(said, answer, fault):
    found = check_answers(parse_questions([LINE | said]), {"a": answer})

    assert found == ({"a": fault} if fault else {})


def test_score_counts_what_counts_and_is_none_where_nothing_does():
    points = {"code": "a", "label": "甲", "type": "scale", "min": 0}
    questions = parse_questions([points, LINE | {"code": "b"}])

    assert score(questions, {"a": "0", "b": "3"}) == 0
    assert score(questions, {"b": "3"}) is None
