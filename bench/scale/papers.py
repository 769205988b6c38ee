"""What a station keeps beside its services: agreements, reports, lists of the street, surveys."""

import datetime as dt
from functools import cache

from django.utils import timezone

from bench.scale.services import some_name
from bench.scale.work import KINDS_OF_NEED, Work
from casework.models import (
    CommunityMeeting,
    CrisisEntry,
    CrisisIntervention,
    IncubatedOrganisation,
    MandatoryReport,
    MeetingResolution,
    OrganisationGrowth,
    QuestionSetVersion,
    ReporterIdentity,
    ServiceAgreement,
    Survey,
    SurveyResponse,
    VerificationItem,
    VerificationList,
)
from core import clock

EACH = 30  # of each kind at a station
LINES, ENTRIES = 30, 4  # of a list of the street, of a crisis
ANSWERS = 5_000  # to each of two surveys, at the first station alone


def papers(work: Work) -> None:
    """Add them all."""
    for number in range(EACH):
        agreement(work, number)
        crisis(work, number)
        verification(work, number)
        meeting(work, number)
        organisation(work, number)


def agreement(work: Work, number: int) -> None:
    """Add an agreement that is not signed yet: a signature is a file."""
    starts_on = work.days_ago(600)
    work.add(
        ServiceAgreement,
        number=f"XY-{number:04d}",
        client_id=work.somebody()["id"],
        purpose="改善照料",
        starts_on=starts_on,
        ends_on=starts_on + dt.timedelta(365),
        drawn_up_by_id=work.worker(),
    )


def crisis(work: Work, number: int) -> None:
    """Add a crisis, what was done, and the report of it."""
    found_at, client = _moment(work), work.somebody()["id"]
    made = work.add(
        CrisisIntervention,
        number=f"WJ-{number:04d}",
        client_id=client,
        kind="violence",
        found_at=found_at,
        what="邻居听见争吵。",
        handled_by_id=work.worker(),
    )
    for entry in range(ENTRIES):
        work.add(
            CrisisEntry,
            crisis_id=made["id"],
            at=found_at + dt.timedelta(hours=entry),
            act="上门看望，联系民警。",
            written_by_id=work.worker(),
        )
    report = work.add(
        MandatoryReport,
        number=f"BG-{number:04d}",
        client_id=client,
        crisis_id=made["id"],
        situation_label="家庭暴力",
        facts="见危机介入。",
        discovered_at=found_at,
        recipient="police",
        reported_at=found_at + dt.timedelta(hours=1),
    )
    work.add(ReporterIdentity, report_id=report["id"], owner_id=work.worker())


def verification(work: Work, number: int) -> None:
    """Add a list of the street, half of it checked."""
    received_on = work.days_ago(600)
    made = work.add(
        VerificationList,
        title=f"第 {number} 批核查名单",
        asked_by="街道公共服务办公室",
        received_on=received_on,
        due_on=received_on + dt.timedelta(14),
        worker_id=work.worker(),
    )
    for position in range(LINES):
        checked = position % 2 == 0
        work.add(
            VerificationItem,
            verification_id=made["id"],
            position=position,
            name=some_name(work.chance)[0],
            result="confirmed" if checked else "open",
            checked_on=received_on if checked else None,
        )


def meeting(work: Work, number: int) -> None:
    """Add a meeting of residents with what it resolved."""
    made = work.add(
        CommunityMeeting,
        community_id=work.community(),
        title=f"第 {number} 次议事会",
        method="participatory",
        held_on=work.days_ago(600),
        participant_count=20,
        recorded_by_id=work.worker(),
    )
    for position in range(1, 4):
        work.add(
            MeetingResolution,
            meeting_id=made["id"],
            position=position,
            content="车棚统一充电。",
            responsible="社区居委会",
        )


def organisation(work: Work, number: int) -> None:
    """Add an organisation of residents and how it grew."""
    made = work.add(
        IncubatedOrganisation,
        community_id=work.community(),
        name=f"合成互助队 {number}",
        members=20,
        stage="forming",
    )
    for month in range(1, 7):
        work.add(
            OrganisationGrowth,
            organisation_id=made["id"],
            on=dt.date(2026, month, 1),
            stage="forming",
            members=10 + month,
            recorded_by_id=work.worker(),
        )


def surveys(work: Work) -> None:
    """Add a survey and the one that it is compared to."""
    baseline = _survey(work, "基线调查", 365)
    _survey(work, "本年调查", 30, is_baseline=False, compares_to_id=baseline)


def _survey(work: Work, title: str, days: int, **values: object) -> object:
    version = _instrument()
    starts_on = clock.today() - dt.timedelta(days)
    made = work.add(
        Survey,
        title=title,
        method="questionnaire",
        form_version_id=version.pk,
        starts_on=starts_on,
        state="ended",
        public_code=f"scale{days:05d}",
        response_count=ANSWERS,
        worker_id=work.worker(),
        **{"is_baseline": True} | values,
    )
    for number in range(ANSWERS):
        work.add(
            SurveyResponse,
            survey_id=made["id"],
            community_id=work.community(),
            answers=_answers(work),
            channel="public",
            token=f"scale-{days}-{number}",
            answered_at=_at(starts_on, number % 600),
        )
    return made["id"]


@cache
def _instrument() -> QuestionSetVersion:
    return QuestionSetVersion.objects.get(
        question_set__kind="survey", question_set__region=None, state="published"
    )


def _answers(work: Work) -> dict[str, object]:
    choose = work.chance.choice
    return {
        "age": choose(("u18", "a18", "a45", "a60", "a75")),
        "household": choose(("alone", "spouse", "children", "others")),
        "years": work.chance.randrange(60),
        "needs": work.chance.sample(("elderly", "children", "health", "mind", "culture"), 2),
        "urgent": f"{choose(KINDS_OF_NEED)}的事",
        "safety": work.chance.randint(1, 5),
        "neighbours": work.chance.randint(1, 5),
        "environment": work.chance.randint(1, 5),
        "service": work.chance.randint(1, 5),
        "joined": choose(("yes", "no")),
        "volunteer": choose(("yes", "maybe", "no")),
    }


def _moment(work: Work) -> dt.datetime:
    return _at(work.days_ago(600) - dt.timedelta(1), work.chance.randrange(600))


def _at(day: dt.date, minute: int) -> dt.datetime:
    midnight = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    return midnight + dt.timedelta(hours=8, minutes=minute)
