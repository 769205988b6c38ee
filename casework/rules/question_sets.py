"""Who may change which form, and what must hold before one is put to use."""

import re
from collections.abc import Sequence

from casework.enums.questionnaires import VersionState
from casework.models import QuestionSet, QuestionSetVersion
from casework.phrases import questionnaires as phrases
from casework.rules.question_shapes import Choice, Question
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

CHOICE_LINE = re.compile(r"^(?P<label>.*?)(?:\s*[|\uff5c]\s*(?P<score>-?\d+(?:\.\d+)?))?\s*$")
LEAST_ASKED = 20
LEAST_SHARE = 5  # percent


def can_manage(workspace: Workspace, question_set: QuestionSet) -> Verdict:
    """修改表单：区级主管，本区的表单。"""
    allowed = workspace.permits(Permission.QUESTIONNAIRE_MANAGE)
    own = workspace.region_id is not None and question_set.region_id == workspace.region_id
    return YES if allowed and own else Verdict(phrases.NOT_YOUR_DISTRICT)


def can_create(workspace: Workspace) -> Verdict:
    """新建问卷：区级主管。Forms of other uses exist once; they are copied and changed."""
    allowed = workspace.permits(Permission.QUESTIONNAIRE_MANAGE)
    return YES if allowed and workspace.region_id is not None else Verdict(phrases.DISTRICT_ONLY)


def can_copy(workspace: Workspace, question_set: QuestionSet, *, is_copied: bool) -> Verdict:
    """复制到本区：what comes from above, once."""
    if not workspace.permits(Permission.QUESTIONNAIRE_MANAGE) or workspace.region_id is None:
        return Verdict(phrases.NOT_YOUR_DISTRICT)
    if is_copied or question_set.region_id == workspace.region_id:
        return Verdict(phrases.ALREADY_COPIED)
    return YES


def is_draft(version: QuestionSetVersion) -> Verdict:
    """Only a draft is edited."""
    return Verdict("" if version.state == VersionState.DRAFT else phrases.NOT_A_DRAFT)


def can_publish(version: QuestionSetVersion, in_use: QuestionSetVersion | None) -> Verdict:
    """启用：at least one question, and something new."""
    if not (drafted := is_draft(version)):
        return drafted
    if not version.questions:
        return Verdict(phrases.NO_QUESTIONS)
    same = in_use is not None and in_use.questions == version.questions
    return Verdict(phrases.NOTHING_NEW if same else "")


def can_remove(code: str, questions: Sequence[Question]) -> Verdict:
    """删除题目：not while another one's condition hangs on it."""
    for other in questions:
        if other.show_if is not None and other.show_if.question == code:
            return Verdict(phrases.QUESTION_USED.format(label=other.label))
    return YES


def is_rarely_answered(asked: int, answered: int) -> bool:
    """没人填：asked often, answered in less than five of a hundred."""
    return asked >= LEAST_ASKED and answered * 100 < asked * LEAST_SHARE


def is_never_read(asked: int, read: int) -> bool:
    """没人看：asked often, and nobody but the writer ever looked."""
    return asked >= LEAST_ASKED and read == 0


def new_code(questions: Sequence[Question]) -> str:
    """Return a code that no question of the form has."""
    taken = {each.code for each in questions}
    return next(code for number in range(1, 1000) if (code := f"q{number}") not in taken)


def choices_from(text: str, known: Sequence[Choice]) -> list[dict[str, object]]:
    """Read choices written one a line, “文字” or “文字 | 分值”.

    A choice that is there already keeps its code, by its words or else by its place, so that
    figures of several versions can be compared.
    """
    lines = [line for line in (raw.strip() for raw in text.splitlines()) if line]
    by_label = {choice.label: choice.code for choice in known}
    found: list[dict[str, object]] = []
    labels = [_read(line)[0] for line in lines]
    taken = {by_label[label] for label in labels if label in by_label}
    for place, line in enumerate(lines):
        label, score = _read(line)
        code = by_label.get(label) or _free_code(place, known, taken)
        taken.add(code)
        found.append({"code": code, "label": label} | ({} if score is None else {"score": score}))
    return found


def choices_as_text(choices: Sequence[Choice]) -> str:
    """Write choices one a line."""
    return "\n".join(
        each.label if each.score is None else f"{each.label} | {each.score:g}" for each in choices
    )


def _read(line: str) -> tuple[str, float | None]:
    match = CHOICE_LINE.match(line)
    assert match is not None  # every line matches
    score = match["score"]
    return match["label"].strip(), float(score) if score else None


def _free_code(place: int, known: Sequence[Choice], taken: set[str]) -> str:
    if place < len(known) and known[place].code not in taken:
        return known[place].code
    used = taken | {choice.code for choice in known}
    return next(code for number in range(1, 1000) if (code := f"c{number}") not in used)
