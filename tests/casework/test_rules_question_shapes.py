"""The shape of a question: what it may be, what it offers, what an answer says and counts."""

import pytest

from casework.rules.questions import QuestionError, parse_questions

YES, NO = {"code": "yes", "label": "能", "score": 1}, {"code": "no", "label": "不能"}


def rows(**said):
    return [{"code": "a", "label": "甲", "type": "text"} | said]


def question(**said):
    [found] = parse_questions(rows(**said))
    return found


def choices(count):
    return [{"code": f"c{n}", "label": f"选项{n}"} for n in range(count)]


TAKEN = {
    "bounds that are one": {"type": "number", "min": 5, "max": 5},
    "only a lower bound": {"type": "number", "min": 5},
    "only an upper bound": {"type": "number", "max": 5},
    "a scale of one step": {"type": "scale", "min": 3, "max": 3},
    "a scale of eleven steps": {"type": "scale", "min": 0, "max": 10},
    "a scale of named steps only": {"type": "scale", "max": 99, "choices": choices(2)},
    "most choices": {"type": "one", "choices": choices(30)},
    "most and least a choice counts": {
        "type": "one",
        "choices": [YES | {"score": 1000}, NO | {"score": -1000}],
    },
    "a name of one letter up to forty": {"code": "a" * 40},
    "longest words": {"label": "长" * 120, "help": "长" * 200, "section": "长" * 40},
    "longest unit": {"type": "number", "unit": "长" * 10},
}

REFUSED = {
    "bounds in the wrong order": (
        {"type": "number", "min": 6, "max": 5},
        "第 1 题“甲”：最小值不能大于最大值。",
    ),
    "a scale of twelve steps": (
        {"type": "scale", "min": 0, "max": 11},
        "第 1 题“甲”：评分最多 11 级。",
    ),
    "too many choices": ({"type": "one", "choices": choices(31)}, "第 1 题“甲”：选项太多。"),
    "one choice": ({"type": "many", "choices": choices(1)}, "单选和多选至少要有两个选项。"),
    "a choice twice": ({"type": "one", "choices": choices(1) * 2}, "选项的代号不能相同。"),
    "a choice that counts too much": (
        {"type": "one", "choices": [YES | {"score": 1000.5}, NO]},
        "分值的值不对。",
    ),
    "a choice that counts too little": (
        {"type": "one", "choices": [YES | {"score": -1000.5}, NO]},
        "分值的值不对。",
    ),
    "a name of forty-one": ({"code": "a" * 41}, "代号只能用小写字母"),
    "too long a label": ({"label": "长" * 121}, "文字太长。"),
    "too long a help": ({"help": "长" * 201}, "说明太长。"),
    "too long a section": ({"section": "长" * 41}, "分组太长。"),
    "a bound without end": ({"type": "scale", "max": float("inf")}, "最大值的值不对。"),
    "too long a unit": ({"type": "number", "unit": "长" * 11}, "单位太长。"),
    "too long a choice": (
        {"type": "one", "choices": [YES | {"label": "长" * 61}, NO]},
        "文字太长。",
    ),
}


@pytest.mark.parametrize("said", TAKEN.values(), ids=TAKEN.keys())
def test_question_at_its_limits_is_taken(said):
    assert question(**said).code.startswith("a")


@pytest.mark.parametrize(("said", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_question_beyond_its_limits_is_refused(said, reason):
    with pytest.raises(QuestionError) as refused:
        parse_questions(rows(**said))

    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("said", "options", "scores"),
    [
        ({"type": "yes_no"}, [("yes", "是"), ("no", "否")], {}),
        ({"type": "yes_no", "choices": [YES, NO]}, [("yes", "能"), ("no", "不能")], {"yes": 1}),
        (
            {"type": "scale"},
            [(str(n), str(n)) for n in range(1, 6)],
            {str(n): n for n in range(1, 6)},
        ),
        ({"type": "scale", "min": 0, "max": 1}, [("0", "0"), ("1", "1")], {"0": 0, "1": 1}),
        ({"type": "scale", "choices": [YES, NO]}, [("yes", "能"), ("no", "不能")], {"yes": 1}),
        ({"type": "one", "choices": [YES, NO]}, [("yes", "能"), ("no", "不能")], {"yes": 1}),
        ({"type": "number"}, [], {}),
    ],
)
def test_what_is_offered_and_what_it_counts(said, options, scores):
    assert question(**said).options == options
    assert question(**said).scores == scores


@pytest.mark.parametrize(
    ("said", "answer", "text"),
    [
        ({"type": "number", "unit": "次"}, "72", "72 次"),
        ({"type": "number", "unit": "次"}, "", ""),
        ({"type": "number", "unit": "次"}, None, ""),
        ({"type": "number"}, "72", "72"),
        ({"type": "text", "unit": "次"}, "很多", "很多"),
        ({"type": "many", "choices": [YES, NO]}, ["yes", "", None, "no"], "能、不能"),
        ({"type": "one", "choices": [YES, NO]}, "gone", "gone"),
    ],
)
def test_answer_in_words(said, answer, text):
    assert question(**said).text_of(answer) == text


@pytest.mark.parametrize(("bound", "kept"), [(5.0, "5"), (0.5, "0.5"), (None, "None")])
def test_whole_bound_is_kept_without_a_point(bound, kept):
    assert str(question(type="number", min=bound).min) == kept


def test_question_is_not_required_unless_it_says_so():
    assert not question().required


def test_condition_may_carry_its_name_of_code_or_of_file():
    told = [*rows(type="yes_no"), {"code": "b", "label": "乙", "type": "text"}]
    for show_if in ({"question": "a", "in": "yes"}, {"question": "a", "one_of": ["yes"]}):
        told[1]["show_if"] = show_if
        assert parse_questions(told)[1].show_if.one_of == ["yes"]


def test_condition_of_another_shape_is_refused():
    with pytest.raises(QuestionError, match="显示条件的值不对"):
        parse_questions(rows(show_if=["equals"]))
