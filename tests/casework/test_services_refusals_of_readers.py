"""What the services refuse to whoever has no page that asks for it: each holds its rule itself."""

import inspect

import pytest

from casework import phrases as common
from casework.models import CommunityFacility
from casework.phrases import (
    cases as case_phrases,
    groups as group_phrases,
    questionnaires as form_phrases,
    referrals as referral_phrases,
    risks as risk_phrases,
    visits as visit_phrases,
)
from casework.services import (
    activities,
    assessments,
    attendance,
    case_notes,
    cases,
    categories,
    client_readings,
    communities,
    community_needs,
    costs,
    crises,
    group_members,
    group_results,
    group_sessions,
    group_sheets,
    groups,
    guardians,
    households,
    incoming_referrals,
    interventions,
    mandatory_reports,
    needs,
    outcomes,
    plans,
    points,
    question_sets,
    referrals,
    registrations,
    relief,
    rewards,
    risks,
    rows,
    safety_plans,
    sensitive_access,
    service_lists,
    surveys,
    transfers,
    verifications,
    visit_plans,
    volunteer_hours,
    volunteers,
)
from tests.factories.activities import ActivityRegistrationFactory, CommunityActivityFactory
from tests.factories.cases import (
    AssessmentFactory,
    CaseFactory,
    GoalFactory,
    PlanFactory,
    StepFactory,
)
from tests.factories.casework import ClientFactory
from tests.factories.communities import (
    CommunityNeedFactory,
    FacilityFactory,
    ListItemFactory,
    NeedFactory,
)
from tests.factories.groups import (
    CostLineFactory,
    GroupMeasureFactory,
    GroupMemberFactory,
    GroupSessionFactory,
    ServiceGroupFactory,
)
from tests.factories.people import GuardianFactory, HouseholdFactory, HouseholdMemberFactory
from tests.factories.questionnaires import QuestionSetFactory, SurveyFactory
from tests.factories.risks import make_crisis, make_note, make_risk
from tests.factories.visits import (
    ReferralFactory,
    ReliefApplicationFactory,
    ReliefDocumentFactory,
    VerificationItemFactory,
    VerificationListFactory,
    VisitPlanFactory,
)
from tests.factories.volunteers import RewardFactory, VolunteerFactory, VolunteerHoursFactory
from tests.support.refusals import refusal

pytestmark = pytest.mark.django_db


def crisis():
    return make_crisis(ClientFactory())


def risk(level="high"):
    return make_risk(ClientFactory(), level)


def note(**known):
    return make_note(CaseFactory(), **known)


def refuses_to(world, who, service, given, sentence):
    """Ask a service, as `who`, for work on rows of the station. It refuses before all else."""
    with world.scope("worker"):
        made = {name: make() for name, make in given.items()}
    with world.scope(who) as workspace:
        usual = {
            "workspace": workspace,
            "by": world.person(who),
            "station": world.home,
            "station_id": world.home.pk,
        }
        taken = inspect.signature(service).parameters
        with refusal(sentence):
            service(**{name: (usual | made).get(name) for name in taken})


RECORDS = [
    (activities.plan_activity, {}),
    (activities.edit_activity, {"activity": CommunityActivityFactory}),
    (activities.open_sign_up, {"activity": CommunityActivityFactory}),
    (activities.close_sign_up, {"activity": CommunityActivityFactory}),
    (activities.cancel_activity, {"activity": CommunityActivityFactory}),
    (attendance.mark_attendance, {"activity": CommunityActivityFactory}),
    (cases.open_case, {"client": ClientFactory}),
    (communities.retire, {"row": FacilityFactory}),
    (rows.add_row, {"model": lambda: CommunityFacility}),
    (rows.change_row, {"row": FacilityFactory}),
    (community_needs.settle_community_need, {"need": CommunityNeedFactory}),
    (costs.add_cost, {"group": ServiceGroupFactory}),
    (costs.change_cost, {"cost": CostLineFactory}),
    (costs.remove_cost, {"cost": CostLineFactory}),
    (crises.open_crisis, {}),
    (groups.create_group, {}),
    (mandatory_reports.save_report, {}),
    (needs.record_need, {"client": ClientFactory}),
    (needs.settle_need, {"need": NeedFactory}),
    (points.redeem_points, {"volunteer": VolunteerFactory}),
    (registrations.register_person, {"activity": CommunityActivityFactory}),
    (registrations.withdraw, {"registration": ActivityRegistrationFactory}),
    (rewards.add_reward, {}),
    (rewards.edit_reward, {"reward": RewardFactory}),
    (service_lists.decide_item, {"need": NeedFactory}),
    (service_lists.deliver_item, {"item": ListItemFactory}),
    (surveys.create_survey, {}),
    (surveys.edit_survey, {"survey": SurveyFactory}),
    (surveys.open_survey, {"survey": SurveyFactory}),
    (surveys.end_survey, {"survey": SurveyFactory}),
    (surveys.write_findings, {"survey": SurveyFactory}),
    (surveys.take_answer, {"survey": SurveyFactory}),
    (volunteer_hours.confirm_hours, {"volunteer": VolunteerFactory}),
    (volunteer_hours.confirm_hours_at, {"activity": CommunityActivityFactory}),
    (volunteer_hours.cancel_hours, {"hours": VolunteerHoursFactory}),
    (volunteer_hours.certify, {"volunteer": VolunteerFactory}),
    (volunteers.register_volunteer, {}),
    (volunteers.edit_volunteer, {"volunteer": VolunteerFactory}),
    (volunteers.add_training, {"volunteer": VolunteerFactory}),
]

VISITS = [
    (relief.start_application, {"client": ClientFactory}),
    (relief.add_news, {"application": ReliefApplicationFactory}),
    (relief.correct_result, {"application": ReliefApplicationFactory}),
    (relief.set_paper, {"paper": ReliefDocumentFactory}),
    (relief.add_paper, {"application": ReliefApplicationFactory}),
    (verifications.create_list, {}),
    (verifications.check_item, {"item": VerificationItemFactory}),
    (verifications.match_item, {"item": VerificationItemFactory}),
    (verifications.close_list, {"checks": VerificationListFactory}),
    (visit_plans.create_plan, {"client": ClientFactory}),
    (visit_plans.change_plan, {"plan": VisitPlanFactory}),
    (visit_plans.pause_plan, {"plan": VisitPlanFactory}),
    (visit_plans.resume_plan, {"plan": VisitPlanFactory}),
    (visit_plans.end_plan, {"plan": VisitPlanFactory}),
]

REFERRALS = [
    (incoming_referrals.take_in, {}),
    (incoming_referrals.answer_referral, {"referral": ReferralFactory}),
    (referrals.create_referral, {"client": ClientFactory}),
    (referrals.edit_referral, {"referral": ReferralFactory}),
    (referrals.send_referral, {"referral": ReferralFactory}),
    (referrals.add_receipt, {"referral": ReferralFactory}),
    (referrals.track_referral, {"referral": ReferralFactory}),
    (referrals.cancel_referral, {"referral": ReferralFactory}),
]

CASES = [
    (assessments.edit_assessment, {"assessment": AssessmentFactory}),
    (assessments.sign_assessment, {"assessment": AssessmentFactory}),
    (assessments.save_problem, {"case": CaseFactory}),
    (cases.edit_case, {"case": CaseFactory}),
    (cases.add_member, {"case": CaseFactory}),
    (interventions.measure_goal, {"goal": GoalFactory}),
    (interventions.score_step, {"step": StepFactory}),
    (interventions.record_conference, {"case": CaseFactory}),
    (outcomes.begin_review, {"case": CaseFactory}),
    (plans.begin_plan, {"case": CaseFactory}),
    (plans.edit_plan, {"plan": PlanFactory}),
]

GROUPS = [
    (group_members.add_applicant, {"group": ServiceGroupFactory}),
    (group_members.admit_member, {"member": GroupMemberFactory}),
    (group_results.add_measure, {"group": ServiceGroupFactory}),
    (group_results.remove_measure, {"measure": GroupMeasureFactory}),
    (group_results.score_members, {"measure": GroupMeasureFactory}),
    (group_sessions.plan_session, {"group": ServiceGroupFactory}),
    (group_sessions.edit_session, {"session": GroupSessionFactory}),
    (group_sessions.cancel_session, {"session": GroupSessionFactory}),
    (group_sheets.correct_attendance, {"session": GroupSessionFactory}),
    (groups.edit_group, {"group": ServiceGroupFactory}),
]

BY_SUPERVISOR = {
    common.READS_ONLY: RECORDS,
    visit_phrases.READS_ONLY: VISITS,
    referral_phrases.READS_ONLY: REFERRALS,
    case_phrases.READS_CASES_ONLY: CASES,
    group_phrases.NOT_GROUP_WORKER: GROUPS,
    common.NOT_YOURS_TO_CHANGE: [
        (categories.add_category, {"client": ClientFactory}),
        (guardians.add_guardian, {"client": ClientFactory}),
        (households.create_household, {"client": ClientFactory}),
    ],
    "您当前的角色不能修改家庭。": [(households.edit_household, {"household": HouseholdFactory})],
    common.MASKED_FOR_ROLE: [
        (client_readings.reveal_secret, {"client": ClientFactory}),
        (client_readings.reveal_contact, {"row": GuardianFactory}),
        (client_readings.reveal_contact, {"row": HouseholdMemberFactory}),
    ],
    risk_phrases.RISK_NOT_YOUR_STATION: [
        (risks.assess_risk, {"client": ClientFactory}),
        (safety_plans.write_safety_plan, {"risk": risk}),
    ],
    risk_phrases.CRISIS_READS_ONLY: [
        (crises.note_crisis, {"crisis": crisis}),
        (crises.finish_crisis, {"crisis": crisis}),
    ],
    risk_phrases.ACCESS_NOT_YOUR_STATION: [(sensitive_access.ask_for_case, {"number": str})],
    risk_phrases.TRANSFER_NOT_YOURS: [(transfers.offer_case, {"case": CaseFactory})],
}

BY_WORKER = {
    risk_phrases.MAY_NOT_CONFIRM: [
        (risks.confirm_risk, {"risk": risk}),
        (risks.confirm_note, {"note": lambda: note(needs_confirmation=True)}),
    ],
    case_phrases.NO_APPROVER: [(case_notes.read_note, {"note": note})],
    group_phrases.PLAN_NOT_YOURS: [(groups.return_plan, {"group": ServiceGroupFactory})],
    form_phrases.DISTRICT_ONLY: [(question_sets.create_survey_form, {})],
    form_phrases.NOT_YOUR_DISTRICT: [
        (question_sets.copy_set, {"question_set": QuestionSetFactory}),
        (question_sets.start_draft, {"question_set": QuestionSetFactory}),
        (question_sets.switch_set, {"question_set": QuestionSetFactory}),
    ],
}


def table(refused):
    """Return a parameter for each service."""
    return [
        pytest.param(service, given, sentence, id=f"{service.__module__[18:]}.{service.__name__}")
        for sentence, services in refused.items()
        for service, given in services
    ]


@pytest.mark.parametrize(("service", "given", "sentence"), table(BY_SUPERVISOR))
def test_service_refuses_who_reads_only(world, service, given, sentence):
    refuses_to(world, "supervisor", service, given, sentence)


@pytest.mark.parametrize(("service", "given", "sentence"), table(BY_WORKER))
def test_service_refuses_who_does_not_approve(world, service, given, sentence):
    refuses_to(world, "worker", service, given, sentence)
