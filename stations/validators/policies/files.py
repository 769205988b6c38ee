"""A policy file: one version of one document, with its rules."""

import datetime as dt
import hashlib
import json
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field, model_validator

from stations.validators.policies.base import Strict
from stations.validators.policies.catalogues import Catalogue
from stations.validators.policies.contracts import (
    ContractTerm,
    Evaluations,
    GradeBands,
    NegativeList,
    ProjectTerm,
    PurchaserLevels,
    RenewalTest,
)
from stations.validators.policies.people import AgreementText, Classifications, ConsentTexts
from stations.validators.policies.quality import (
    ComplaintClocks,
    IncidentClocks,
    NumberingPatterns,
    Retention,
)
from stations.validators.policies.safety import Hotlines, ReportSituations
from stations.validators.policies.services import (
    RecordDueWorkdays,
    ServiceKinds,
    VolunteerExport,
    VolunteerPoints,
)
from stations.validators.policies.visits import ReliefChecklists, VisitCadence
from stations.validators.policies.workforce import (
    Qualification,
    Staffing,
    SupervisionHours,
    SupervisionSystem,
    SupervisorExperience,
)

V = TypeVar("V", bound=BaseModel)


class Ruled(Strict, Generic[V]):
    """A rule: where the document says it, and what it says."""

    clause: str = Field(min_length=1, max_length=60)
    value: V


class Rules(Strict):
    """Every rule there can be, in the order in which a page shows them."""

    catalogue: Ruled[Catalogue] | None = None
    service_kinds: Ruled[ServiceKinds] | None = None
    record_due_workdays: Ruled[RecordDueWorkdays] | None = None
    visit_cadence: Ruled[VisitCadence] | None = None
    relief_checklists: Ruled[ReliefChecklists] | None = None
    purchaser_levels: Ruled[PurchaserLevels] | None = None
    contract_term_years: Ruled[ContractTerm] | None = None
    project_term_years: Ruled[ProjectTerm] | None = None
    negative_list: Ruled[NegativeList] | None = None
    staffing: Ruled[Staffing] | None = None
    qualification: Ruled[Qualification] | None = None
    supervisor_experience_years: Ruled[SupervisorExperience] | None = None
    supervision_system: Ruled[SupervisionSystem] | None = None
    supervision_hours: Ruled[SupervisionHours] | None = None
    evaluations_per_execution_year: Ruled[Evaluations] | None = None
    grade_bands: Ruled[GradeBands] | None = None
    renewal_test: Ruled[RenewalTest] | None = None
    complaint_clocks: Ruled[ComplaintClocks] | None = None
    incident_clocks: Ruled[IncidentClocks] | None = None
    retention: Ruled[Retention] | None = None
    numbering_patterns: Ruled[NumberingPatterns] | None = None
    volunteer_points: Ruled[VolunteerPoints] | None = None
    volunteer_export: Ruled[VolunteerExport] | None = None
    classifications: Ruled[Classifications] | None = None
    consent_texts: Ruled[ConsentTexts] | None = None
    agreement_text: Ruled[AgreementText] | None = None
    report_situations: Ruled[ReportSituations] | None = None
    hotlines: Ruled[Hotlines] | None = None

    def given(self) -> dict[str, Ruled[Any]]:
        """Return the rules that the file has."""
        rules = {key: getattr(self, key) for key in type(self).model_fields}
        return {key: rule for key, rule in rules.items() if rule is not None}


class PolicyFile(Strict):
    """政策文件: one version of one document."""

    code: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    version: int = Field(ge=1)
    number: str = Field(min_length=1, max_length=60)
    title: str = Field(min_length=1, max_length=120)
    issuer: str = Field(min_length=1, max_length=120)
    issued_on: dt.date | None = None
    effective_from: dt.date
    effective_to: dt.date | None = None
    regions: list[str] = Field(default_factory=list)
    note: str = ""
    rules: Rules

    @model_validator(mode="after")
    def _consistent(self) -> "PolicyFile":
        if self.effective_to and self.effective_to < self.effective_from:
            raise ValueError("effective_to 不能早于 effective_from")
        wrong = [code for code in self.regions if len(code) != 12 or not code.isdecimal()]
        if wrong:
            raise ValueError(f"regions 须为 12 位区划代码：{'、'.join(wrong)}")
        return self

    @property
    def digest(self) -> str:
        """SHA-256 of what the file says; comments and layout do not count."""
        content = self.model_dump(mode="json")
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
