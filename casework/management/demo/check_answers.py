"""What is found on a visit: mostly well, now and then something that wants looking after."""

from typing import Any

from casework.enums.questionnaires import QuestionType
from casework.rules.questions import Question, shown_questions

SELDOM = 9
# Yes would be grave, or rare.
NOT_SO = frozenset({"signs", "changes", "hospital", "respite", "debt"})
NOTHING = "none"
LEFT_OUT = "appetite"  # so that the district has a question that nobody fills in
TYPED = {
    "aids": "轮椅、助行器",
    "carer": "女儿",
    "falls_where": "夜里起身，在卫生间门口滑了一下，没有受伤。",
    "homework": "数学应用题读不懂题意。",
    "rigid": "孩子的资料费和校服费",
    "mood_why": "天冷后出门少，说家里太静。",
    "trust": "奶奶和班主任",
}
NUMBERS = {"people": 3, "income": 2600, "medical": 420}
NEEDS = ("", "想装卫生间扶手。", "", "问高龄津贴怎样办。", "", "希望有人陪着去医院复查。")


def found_on_visit(questions: list[Question], number: int) -> dict[str, Any]:
    """Return the answers of the visit of that number, to those questions that they call for."""
    given = {each.code: _found(each, at, number) for at, each in enumerate(questions)}
    shown = {each.code for each in shown_questions(questions, given)}
    return {code: answer for code, answer in given.items() if code in shown and answer}


def _found(question: Question, at: int, number: int) -> Any:
    codes = [code for code, _ in question.options]
    if question.code == LEFT_OUT:
        return ""
    if not codes:
        return _typed(question, number)
    if question.is_several and NOTHING in codes:
        return [NOTHING]
    if question.type == QuestionType.YES_NO:
        return codes[question.code in NOT_SO]
    pick = codes[(number * 5 + at * 2) % SELDOM == 0]
    return [pick] if question.is_several else pick


def _typed(question: Question, number: int) -> str:
    if question.type == QuestionType.NUMBER:
        if question.code == "pressure_high":
            return str(124 + number % 7 * 3)
        return str(NUMBERS.get(question.code, 4))
    if question.code == "needs":
        return NEEDS[number % len(NEEDS)]
    return TYPED.get(question.code, "")
