"""需求调查：when it can be changed, opened, answered and ended."""

import datetime as dt

from casework.enums.communities import SurveyState
from casework.models import Survey
from casework.phrases import surveys as phrases
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

SHOWN_AFTER = dt.timedelta(days=90)


def can_manage(workspace: Workspace, survey: Survey) -> Verdict:
    """组织调查：本站社工和站长。"""
    own = workspace.station_id == survey.station_id
    allowed = own and workspace.permits(Permission.COMMUNITY_WRITE)
    return YES if allowed else Verdict(phrases.READS_ONLY)


def sees_texts(workspace: Workspace, survey: Survey) -> bool:
    """查看文字回答：what residents wrote may tell who they are; it stays in the station."""
    return workspace.station_id == survey.station_id


def can_open(survey: Survey) -> Verdict:
    """开始：once it is prepared; an ended one may go on."""
    return Verdict(phrases.ALREADY_OPEN if survey.state == SurveyState.OPEN else "")


def can_end(survey: Survey) -> Verdict:
    """结束。"""
    return Verdict("" if survey.state == SurveyState.OPEN else phrases.NOT_OPEN)


def can_change_form(survey: Survey) -> Verdict:
    """换问卷：only before the first answer; figures of two forms do not add up."""
    return Verdict(phrases.FORM_IS_ANSWERED if survey.response_count else "")


def takes_answers(survey: Survey, today: dt.date) -> Verdict:
    """收答卷：进行中，在起止日期之间。"""
    if survey.state != SurveyState.OPEN:
        return Verdict(phrases.NOT_OPEN)
    if today < survey.starts_on:
        return Verdict(phrases.NOT_BEGUN.format(day=survey.starts_on))
    if survey.ends_on is not None and today > survey.ends_on:
        return Verdict(phrases.OVER)
    return YES


def takes_public_answers(survey: Survey, today: dt.date) -> Verdict:
    """居民扫码填写。"""
    if not survey.is_public:
        return Verdict(phrases.NOT_PUBLIC)
    return takes_answers(survey, today)
