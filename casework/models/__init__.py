"""Models of casework."""

from casework.models.activities import ActivityRegistration, CommunityActivity
from casework.models.applications import ReliefApplication, ReliefDocument, ReliefProgress
from casework.models.assessments import Assessment, Need, Problem
from casework.models.attendance import Attendance
from casework.models.cases import (
    Case,
    CaseConference,
    CaseMember,
    CaseNote,
    CaseTransfer,
    Intake,
    SealedCase,
)
from casework.models.categories import Classification, ClassificationItem, ClientCategory
from casework.models.clients import Client
from casework.models.closures import CaseClosure, CaseOutcomeReview, FollowUp, GoalResult
from casework.models.communities import (
    CommunityFacility,
    CommunityNeed,
    CommunityProfile,
    CommunityResource,
    HumanResource,
    ServiceListItem,
    SwotAnalysis,
)
from casework.models.consents import Consent, ConsentItem, ServiceAgreement
from casework.models.crises import (
    CrisisEntry,
    CrisisIntervention,
    MandatoryReport,
    ReporterIdentity,
)
from casework.models.drafts import RecordDraft
from casework.models.groups import (
    CostLine,
    GroupMeasure,
    GroupMember,
    GroupSession,
    MemberScore,
    ServiceGroup,
)
from casework.models.households import Guardian, Household, HouseholdMember
from casework.models.meetings import (
    CommunityMeeting,
    IncubatedOrganisation,
    MeetingResolution,
    OrganisationGrowth,
)
from casework.models.merges import ClientMerge
from casework.models.plans import GoalMeasurement, PlanGoal, PlanStep, ServicePlan
from casework.models.questionnaires import QuestionSet, QuestionSetVersion, QuestionUse
from casework.models.records import RecordClient, RecordFile, RecordVersion, ServiceRecord
from casework.models.referrals import Referral, ReferralTrack
from casework.models.risks import RiskAssessment, SafetyPlan
from casework.models.search import SearchGram
from casework.models.sensitive_access import AccessGrant, SensitiveAccessRequest
from casework.models.signoffs import SignOff
from casework.models.surveys import Survey, SurveyResponse
from casework.models.tallies import MonthlyFigure, ServiceTally
from casework.models.visits import HomeVisit, VerificationItem, VerificationList, VisitPlan
from casework.models.volunteers import (
    PointEntry,
    PointTransaction,
    Reward,
    Volunteer,
    VolunteerHours,
    VolunteerTraining,
)

__all__ = [
    "AccessGrant",
    "ActivityRegistration",
    "Assessment",
    "Attendance",
    "Case",
    "CaseClosure",
    "CaseConference",
    "CaseMember",
    "CaseNote",
    "CaseOutcomeReview",
    "CaseTransfer",
    "Classification",
    "ClassificationItem",
    "Client",
    "ClientCategory",
    "ClientMerge",
    "CommunityActivity",
    "CommunityFacility",
    "CommunityMeeting",
    "CommunityNeed",
    "CommunityProfile",
    "CommunityResource",
    "Consent",
    "ConsentItem",
    "CostLine",
    "CrisisEntry",
    "CrisisIntervention",
    "FollowUp",
    "GoalMeasurement",
    "GoalResult",
    "GroupMeasure",
    "GroupMember",
    "GroupSession",
    "Guardian",
    "HomeVisit",
    "Household",
    "HouseholdMember",
    "HumanResource",
    "IncubatedOrganisation",
    "Intake",
    "MandatoryReport",
    "MeetingResolution",
    "MemberScore",
    "MonthlyFigure",
    "Need",
    "OrganisationGrowth",
    "PlanGoal",
    "PlanStep",
    "PointEntry",
    "PointTransaction",
    "Problem",
    "QuestionSet",
    "QuestionSetVersion",
    "QuestionUse",
    "RecordClient",
    "RecordDraft",
    "RecordFile",
    "RecordVersion",
    "Referral",
    "ReferralTrack",
    "ReliefApplication",
    "ReliefDocument",
    "ReliefProgress",
    "ReporterIdentity",
    "Reward",
    "RiskAssessment",
    "SafetyPlan",
    "SealedCase",
    "SearchGram",
    "SensitiveAccessRequest",
    "ServiceAgreement",
    "ServiceGroup",
    "ServiceListItem",
    "ServicePlan",
    "ServiceRecord",
    "ServiceTally",
    "SignOff",
    "Survey",
    "SurveyResponse",
    "SwotAnalysis",
    "VerificationItem",
    "VerificationList",
    "VisitPlan",
    "Volunteer",
    "VolunteerHours",
    "VolunteerTraining",
]
