"""What the rules say about surveys, lists and volunteers: each refusal, its limits."""

import datetime as dt
from decimal import Decimal

import pytest

from casework.enums.communities import ListItemState, NeedState, SurveyState
from casework.enums.questionnaires import VersionState
from casework.enums.visits import (
    CheckResult,
    PointKind,
    ReferralDirection,
    ReferralState,
    ReliefState,
    VolunteerState,
)
from casework.models import (
    CommunityNeed,
    CommunityResource,
    PointTransaction,
    QuestionSetVersion,
    Referral,
    ReliefApplication,
    Reward,
    ServiceListItem,
    Survey,
    VerificationList,
    Volunteer,
    VolunteerHours,
)
from casework.phrases import (
    communities as community_phrases,
    questionnaires as form_phrases,
    referrals as referral_phrases,
    relief as relief_phrases,
    surveys as survey_phrases,
    verifications as check_phrases,
    volunteers as volunteer_phrases,
)
from casework.rules import (
    communities,
    question_sets,
    referrals,
    relief,
    surveys,
    verifications,
    volunteers,
)
from stations.enums import RegionLevel, Role
from stations.models import Region, Station
from tests.support.workspaces import ELSEWHERE, HERE, workspace_as

DAY = dt.date(2026, 3, 10)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)

STREET = Station(region=Region(path="/1/2/", level=RegionLevel.STREET))


def survey(**known):
    usual = {"station_id": HERE, "state": SurveyState.OPEN, "is_public": True}
    return Survey(**usual | {"starts_on": DAY, "ends_on": DAY} | known)


def form(state=VersionState.DRAFT, questions=("一题",)):
    return QuestionSetVersion(state=state, questions=list(questions))


def reward(**known):
    return Reward(**{"points": 10, "stock": 1, "valid_to": DAY} | known)


def referral(state=ReferralState.DRAFT, direction=ReferralDirection.OUT):
    return Referral(state=state, direction=direction)


def relief_of(state=ReliefState.SUBMITTED):
    return ReliefApplication(state=state, started_on=DAY)


def inside(path, level=RegionLevel.COMMUNITY):
    return communities.is_inside(Region(path=path, level=level), STREET)


COMMUNITIES = {
    "community of another street": (
        lambda: inside("/1/3/4/"),
        community_phrases.COMMUNITY_ELSEWHERE,
    ),
    "street for a community": (
        lambda: inside("/1/2/", RegionLevel.STREET),
        community_phrases.COMMUNITY_ELSEWHERE,
    ),
    "community of the street": (lambda: inside("/1/2/4/"), ""),
    "settled need": (
        lambda: communities.can_retire(CommunityNeed(state=NeedState.MET)),
        community_phrases.COMMUNITY_NEED_SETTLED,
    ),
    "matching a settled need": (
        lambda: communities.can_match(NeedState.MET),
        community_phrases.NEED_SETTLED,
    ),
    "delivering twice": (
        lambda: communities.can_deliver(ServiceListItem(state=ListItemState.DELIVERED)),
        community_phrases.NOT_DECIDED,
    ),
    "declining what was delivered": (
        lambda: communities.can_cancel(ServiceListItem(state=ListItemState.DELIVERED)),
        community_phrases.NOT_DECIDED,
    ),
    "survey behind the desk": (
        lambda: surveys.takes_public_answers(survey(is_public=False), DAY),
        survey_phrases.NOT_PUBLIC,
    ),
    "survey not opened": (
        lambda: surveys.takes_answers(survey(state=SurveyState.PREPARING), DAY),
        survey_phrases.NOT_OPEN,
    ),
    "survey before its first day": (
        lambda: surveys.takes_answers(survey(), BEFORE),
        survey_phrases.NOT_BEGUN.format(day=DAY),
    ),
    "survey after its last day": (
        lambda: surveys.takes_answers(survey(), AFTER),
        survey_phrases.OVER,
    ),
    "survey on its only day": (lambda: surveys.takes_public_answers(survey(), DAY), ""),
    "survey of another station": (
        lambda: surveys.can_manage(workspace_as(station=ELSEWHERE), survey()),
        survey_phrases.READS_ONLY,
    ),
    "publishing twice": (
        lambda: question_sets.can_publish(form(VersionState.PUBLISHED), None),
        form_phrases.NOT_A_DRAFT,
    ),
    "publishing nothing": (
        lambda: question_sets.can_publish(form(questions=()), None),
        form_phrases.NO_QUESTIONS,
    ),
    "publishing the same": (
        lambda: question_sets.can_publish(form(), form(VersionState.PUBLISHED)),
        form_phrases.NOTHING_NEW,
    ),
    "publishing the first": (lambda: question_sets.can_publish(form(), None), ""),
    "survey by a reader": (
        lambda: surveys.can_manage(workspace_as(Role.SUPERVISOR), survey()),
        survey_phrases.READS_ONLY,
    ),
    "survey without a last day": (
        lambda: surveys.takes_answers(survey(ends_on=None), AFTER),
        "",
    ),
    "publishing something new": (
        lambda: question_sets.can_publish(form(), form(VersionState.PUBLISHED, ("二题",))),
        "",
    ),
}

LISTS = {
    "sending what came in": (
        lambda: referrals.can_send(referral(direction=ReferralDirection.IN), {}),
        referral_phrases.NOT_TO_SEND,
    ),
    "sending twice": (
        lambda: referrals.can_send(referral(ReferralState.SENT), {}),
        referral_phrases.NOT_TO_SEND,
    ),
    "changing what was sent": (
        lambda: referrals.can_edit(referral(ReferralState.SENT)),
        referral_phrases.NOT_DRAFT,
    ),
    "news of what is over": (
        lambda: referrals.can_track(referral(ReferralState.DONE)),
        referral_phrases.IS_OVER,
    ),
    "news of a draft": (lambda: referrals.can_track(referral()), referral_phrases.NOT_SENT_YET),
    "news of what waits": (
        lambda: referrals.can_track(referral(ReferralState.WAITING)),
        referral_phrases.NOT_SENT_YET,
    ),
    "taking back what came in": (
        lambda: referrals.can_cancel(referral(ReferralState.WAITING, ReferralDirection.IN)),
        referral_phrases.IS_OVER,
    ),
    "taking back what is over": (
        lambda: referrals.can_cancel(referral(ReferralState.DONE)),
        referral_phrases.IS_OVER,
    ),
    "taking back what was sent": (
        lambda: referrals.can_cancel(referral(ReferralState.SENT)),
        "",
    ),
    "answering what we sent": (
        lambda: referrals.can_answer(referral(ReferralState.WAITING)),
        referral_phrases.NOT_WAITING,
    ),
    "answering twice": (
        lambda: referrals.can_answer(referral(ReferralState.RECEIVED, ReferralDirection.IN)),
        referral_phrases.NOT_WAITING,
    ),
    "result of a referral untold": (
        lambda: referrals.result_is_told(ReferralState.DECLINED, " "),
        referral_phrases.RESULT_MISSING,
    ),
    "result of a referral told": (
        lambda: referrals.result_is_told(ReferralState.DONE, "已入住"),
        "",
    ),
    "no result yet": (lambda: referrals.result_is_told(ReferralState.SERVING, ""), ""),
    "not asking again": (lambda: referrals.check_lies_ahead(None, DAY), ""),
    "asking again yesterday": (
        lambda: referrals.check_lies_ahead(BEFORE, DAY),
        referral_phrases.CHECK_IN_PAST,
    ),
    "asking again today": (lambda: referrals.check_lies_ahead(DAY, DAY), ""),
    "relief that is over": (
        lambda: relief.is_open(relief_of(ReliefState.REFUSED)),
        relief_phrases.IS_OVER,
    ),
    "relief news of tomorrow": (
        lambda: relief.news_on(relief_of(), AFTER, DAY),
        relief_phrases.NEWS_IN_FUTURE,
    ),
    "relief news from before": (
        lambda: relief.news_on(relief_of(), BEFORE, DAY),
        relief_phrases.NEWS_BEFORE_START,
    ),
    "relief news of the first day": (lambda: relief.news_on(relief_of(), DAY, DAY), ""),
    "relief refused without a word": (
        lambda: relief.result_is_told(ReliefState.REFUSED, " "),
        relief_phrases.RESULT_MISSING,
    ),
    "relief refused with an amount": (
        lambda: relief.amount_fits(ReliefState.REFUSED, Decimal(5)),
        relief_phrases.AMOUNT_ONLY_APPROVED,
    ),
    "relief refused with its reason": (
        lambda: relief.result_is_told(ReliefState.REFUSED, "收入超过标准"),
        "",
    ),
    "relief approved without a word": (
        lambda: relief.result_is_told(ReliefState.APPROVED, ""),
        "",
    ),
    "relief refused without an amount": (
        lambda: relief.amount_fits(ReliefState.REFUSED, None),
        "",
    ),
    "relief approved with an amount": (
        lambda: relief.amount_fits(ReliefState.APPROVED, Decimal(5)),
        "",
    ),
    "closed list": (
        lambda: verifications.can_close(VerificationList(closed_on=DAY), open_items=0),
        check_phrases.LIST_CLOSED,
    ),
    "list with open lines": (
        lambda: verifications.can_close(VerificationList(), open_items=2),
        check_phrases.LIST_OPEN_ITEMS.format(count=2),
    ),
    "change without a word": (
        lambda: verifications.result_is_told(CheckResult.CHANGED, " "),
        check_phrases.FINDING_MISSING,
    ),
    "nobody found without a word": (
        lambda: verifications.result_is_told(CheckResult.NOT_FOUND, ""),
        check_phrases.FINDING_MISSING,
    ),
    "nothing changed": (lambda: verifications.result_is_told(CheckResult.CONFIRMED, ""), ""),
    "change in words": (lambda: verifications.result_is_told(CheckResult.CHANGED, "已搬"), ""),
    "due before it came": (
        lambda: verifications.dates_in_order(received_on=DAY, due_on=BEFORE),
        check_phrases.DUE_BEFORE_RECEIVED,
    ),
    "due the same day": (
        lambda: verifications.dates_in_order(received_on=DAY, due_on=DAY),
        "",
    ),
    "volunteer who has left": (
        lambda: volunteers.can_serve(Volunteer(state=VolunteerState.LEFT)),
        volunteer_phrases.NOT_ACTIVE,
    ),
    "reward that is over": (
        lambda: volunteers.can_redeem(Volunteer(points=10), reward(), AFTER),
        volunteer_phrases.REWARD_OVER,
    ),
    "reward that is gone": (
        lambda: volunteers.can_redeem(Volunteer(points=10), reward(stock=0), DAY),
        volunteer_phrases.OUT_OF_STOCK,
    ),
    "reward too dear": (
        lambda: volunteers.can_redeem(Volunteer(points=9), reward(), DAY),
        volunteer_phrases.NOT_ENOUGH.format(points=9, needed=10),
    ),
    "reward on its last day": (
        lambda: volunteers.can_redeem(Volunteer(points=10), reward(), DAY),
        "",
    ),
    "reward for ever": (
        lambda: volunteers.can_redeem(Volunteer(points=10), reward(valid_to=None), DAY),
        "",
    ),
    "correcting an expiry": (
        lambda: volunteers.can_correct(PointTransaction(kind=PointKind.EXPIRE), 1, Volunteer()),
        volunteer_phrases.NOT_CORRECTABLE,
    ),
    "correcting below zero": (
        lambda: volunteers.can_correct(
            PointTransaction(kind=PointKind.EARN), 3, Volunteer(points=2)
        ),
        volunteer_phrases.WOULD_BE_NEGATIVE.format(points=2, amount=3),
    ),
    "correcting to zero": (
        lambda: volunteers.can_correct(
            PointTransaction(kind=PointKind.EARN), 3, Volunteer(points=3)
        ),
        "",
    ),
    "cancelling hours twice": (
        lambda: volunteers.can_cancel_hours(VolunteerHours(cancelled_reason="写错了")),
        volunteer_phrases.HOURS_CANCELLED,
    ),
}

JUDGED = COMMUNITIES | LISTS


@pytest.mark.parametrize(("judge", "reason"), JUDGED.values(), ids=JUDGED.keys())
def test_rule_says(judge, reason):
    assert judge().reason == reason


@pytest.mark.parametrize(
    ("first", "last", "stands"),
    [
        (AFTER, None, "later"),
        (DAY, None, "valid"),
        (DAY, BEFORE, "expired"),
        (DAY, DAY, "expiring"),
        (DAY, DAY + dt.timedelta(days=30), "expiring"),
        (DAY, DAY + dt.timedelta(days=31), "valid"),
    ],
)
def test_validity_of_a_resource(first, last, stands):
    resource = CommunityResource(valid_from=first, valid_to=last)

    assert communities.validity(resource, DAY) == stands


def test_points_are_good_on_their_last_day():
    lots = [volunteers.Lot(5, DAY), volunteers.Lot(7, None)]

    assert volunteers.expired_points(lots, 0, DAY) == 0
    assert volunteers.expired_points(lots, 0, AFTER) == 5
    assert volunteers.expired_points(lots, 2, AFTER) == 3
    assert volunteers.expired_points(lots, 6, AFTER) == 0
