"""What a district does with its forms. A published version stays as it is for good."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.questionnaires import QuestionSetKind, VersionState
from casework.models import QuestionSet, QuestionSetVersion
from casework.phrases import questionnaires as phrases
from casework.rules import question_sets as rules
from casework.rules.questions import Question, as_data, parse_questions
from core import audit, clock
from core.errors import NotFoundError
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged


@transaction.atomic
def create_survey_form(
    *,
    set_id: UUID,
    title: str,
    basis: str = "",
    start: QuestionSetVersion | None = None,
    workspace: Workspace,
    by: User,
) -> QuestionSetVersion:
    """新建问卷：a draft, empty or with the questions of `start`. Sent twice it is made once."""
    rules.can_create(workspace).require()
    own, is_new = QuestionSet.objects.get_or_create(
        pk=set_id,
        defaults={
            "region_id": workspace.region_id,
            "kind": QuestionSetKind.SURVEY,
            "code": f"survey_{set_id.hex}",
            "title": title,
            "basis": basis,
        },
    )
    rules.can_manage(workspace, own).require()
    if is_new:
        own.versions.create(number=1, questions=start.questions if start else [])
        audit.record("questionset.created", target=own, by=by)
    return own.versions.earliest("number")


@transaction.atomic
def copy_set(*, question_set: QuestionSet, workspace: Workspace, by: User) -> QuestionSet:
    """复制到本区：a form of the district's own under the same code, in use at once."""
    copied = QuestionSet.objects.filter(region=workspace.region_id or 0, code=question_set.code)
    rules.can_copy(workspace, question_set, is_copied=copied.exists()).require()
    current = question_set.versions.filter(state=VersionState.PUBLISHED).first()
    own = QuestionSet.objects.create(
        region_id=workspace.region_id,
        kind=question_set.kind,
        target_group=question_set.target_group,
        code=question_set.code,
        title=question_set.title,
        basis=question_set.basis,
    )
    own.versions.create(
        number=1,
        questions=current.questions if current else [],
        state=VersionState.PUBLISHED if current else VersionState.DRAFT,
        note=f"复制自平台默认的“{question_set.title}”",
        published_at=clock.now() if current else None,
        published_by=by if current else None,
    )
    audit.record("questionset.copied", target=own, by=by)
    return own


@transaction.atomic
def start_draft(*, question_set: QuestionSet, workspace: Workspace, by: User) -> QuestionSetVersion:
    """另开一版：from the version in use. There is one draft; asked for again, it is that one."""
    rules.can_manage(workspace, question_set).require()
    question_set = _held_set(question_set.pk)
    draft = question_set.versions.filter(state=VersionState.DRAFT).first()
    if draft is not None:
        return draft
    latest = question_set.versions.order_by("-number").first()
    current = question_set.versions.filter(state=VersionState.PUBLISHED).first() or latest
    draft = question_set.versions.create(
        number=latest.number + 1 if latest else 1, questions=current.questions if current else []
    )
    audit.record("questionset.drafted", target=question_set, by=by)
    return draft


@transaction.atomic
def save_question(
    *,
    version: QuestionSetVersion,
    code: str,
    values: dict[str, Any],
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> QuestionSetVersion:
    """Change the question of that code, or add it at the end."""
    version = _held_draft(version, workspace)
    require_unchanged(version, seen_at, phrases.DRAFT_CHANGED)
    rows = list(version.questions)
    places = [place for place, row in enumerate(rows) if row["code"] == code]
    row = values | {"code": code}
    if places:
        rows[places[0]] = row
    else:
        rows.append(row)
    return _save(version, rows, by)


@transaction.atomic
def remove_question(
    *, version: QuestionSetVersion, code: str, workspace: Workspace, by: User
) -> QuestionSetVersion:
    """删除题目。"""
    version = _held_draft(version, workspace)
    questions = parse_questions(version.questions)
    _find(questions, code)
    rules.can_remove(code, questions).require()
    return _save(version, [row for row in version.questions if row["code"] != code], by)


@transaction.atomic
def move_question(
    *, version: QuestionSetVersion, code: str, by_places: int, workspace: Workspace, by: User
) -> QuestionSetVersion:
    """调整次序：up or down by so many places. A condition still looks back afterwards."""
    version = _held_draft(version, workspace)
    question = _find(parse_questions(version.questions), code)
    rows = list(version.questions)
    place = next(place for place, row in enumerate(rows) if row["code"] == question.code)
    target = min(max(place + by_places, 0), len(rows) - 1)
    rows.insert(target, rows.pop(place))
    return _save(version, rows, by)


@transaction.atomic
def publish(
    *, version: QuestionSetVersion, note: str, workspace: Workspace, by: User
) -> QuestionSetVersion:
    """启用：from now on stations fill in this one; what was filled in before keeps its own."""
    version = _held_draft(version, workspace)
    versions = version.question_set.versions.filter(state=VersionState.PUBLISHED)
    in_use = versions.first()
    rules.can_publish(version, in_use).require()
    parse_questions(version.questions)
    versions.update(state=VersionState.RETIRED, updated_at=clock.now())
    version.state, version.note = VersionState.PUBLISHED, note.strip()
    version.published_at, version.published_by = clock.now(), by
    version.save(update_fields=["state", "note", "published_at", "published_by", "updated_at"])
    changes = {"version": [in_use.number if in_use else None, version.number]}
    audit.record("questionset.published", target=version.question_set, by=by, changes=changes)
    return version


@transaction.atomic
def discard_version(*, version: QuestionSetVersion, workspace: Workspace, by: User) -> None:
    """放弃草稿。"""
    version = _held_draft(version, workspace)
    audit.record("questionset.discarded", target=version.question_set, by=by)
    version.delete()


@transaction.atomic
def switch_set(
    *, question_set: QuestionSet, is_active: bool, workspace: Workspace, by: User
) -> QuestionSet:
    """停用或恢复：without its own form the district's stations use the default again."""
    rules.can_manage(workspace, question_set).require()
    question_set = _held_set(question_set.pk)
    changes = {"is_active": [question_set.is_active, is_active]}
    question_set.is_active = is_active
    question_set.save(update_fields=["is_active", "updated_at"])
    audit.record("questionset.switched", target=question_set, by=by, changes=changes)
    return question_set


def _held_set(pk: UUID) -> QuestionSet:
    return QuestionSet.objects.select_for_update(of=("self",)).get(pk=pk)


def _held_draft(version: QuestionSetVersion, workspace: Workspace) -> QuestionSetVersion:
    """Take the draft for this transaction, if it is one of the workspace."""
    rows = QuestionSetVersion.objects.select_for_update(of=("self",))
    held = rows.select_related("question_set").filter(pk=version.pk).first()
    if held is None:
        raise NotFoundError(phrases.VERSION_GONE)
    rules.can_manage(workspace, held.question_set).require()
    rules.is_draft(held).require()
    return held


def _find(questions: list[Question], code: str) -> Question:
    found = next((each for each in questions if each.code == code), None)
    if found is None:
        raise NotFoundError(phrases.QUESTION_GONE)
    return found


def _save(version: QuestionSetVersion, rows: list[dict[str, Any]], by: User) -> QuestionSetVersion:
    version.questions = as_data(parse_questions(rows))
    version.save(update_fields=["questions", "updated_at"])
    audit.record("questionset.edited", target=version.question_set, by=by)
    return version
