"""App configuration."""

from django.apps import AppConfig

from casework.navigation import NAVIGATION, PANELS
from core import navigation, panels


class CaseworkConfig(AppConfig):
    """服务。"""

    name = "casework"
    verbose_name = "服务"

    def ready(self) -> None:
        """Add what this app shows and says."""
        navigation.register(*NAVIGATION)
        panels.register(*PANELS)
        _say()
        _show_what_waits()
        _tell_of_clients()
        _guard_files()
        _keep_files()
        _check()


def _say() -> None:
    """Every verb of the audit in words."""
    from casework.phrases import (
        activities,
        cases,
        clients,
        communities,
        consents,
        groups,
        questionnaires,
        referrals,
        risks,
        visits,
        volunteers,
    )
    from core.audit import register_verbs

    areas = (
        activities, cases, clients, communities, consents, groups,
        questionnaires, referrals, risks, visits, volunteers,
    )  # fmt: skip
    for verbs in (VERBS, *(area.VERBS for area in areas)):
        register_verbs(verbs)


def _show_what_waits() -> None:
    """What the workbench shows, in this order: what cannot wait first."""
    from casework.selectors.activities import ACTIVITIES_WAITING
    from casework.selectors.approvals import APPROVALS_WAITING
    from casework.selectors.case_duties import FOLLOW_UPS_WAITING
    from casework.selectors.community_waiting import COMMUNITIES_WAITING, NEEDS_WAITING
    from casework.selectors.duties import register_waiting
    from casework.selectors.groups import GROUPS_WAITING
    from casework.selectors.referrals import REFERRALS_WAITING
    from casework.selectors.relief import RELIEF_WAITING
    from casework.selectors.safety_duties import ACCESS_WAITING, RISKS_WAITING
    from casework.selectors.verifications import VERIFICATIONS_WAITING
    from casework.selectors.visit_changes import CHANGES_WAITING
    from casework.selectors.visits import VISITS_WAITING

    register_waiting(
        *RISKS_WAITING, *APPROVALS_WAITING, *ACCESS_WAITING, CHANGES_WAITING, VISITS_WAITING,
        VERIFICATIONS_WAITING, FOLLOW_UPS_WAITING, RELIEF_WAITING, REFERRALS_WAITING,
        *GROUPS_WAITING, ACTIVITIES_WAITING, *NEEDS_WAITING, *COMMUNITIES_WAITING,
    )  # fmt: skip


def _tell_of_clients() -> None:
    """What stands in 经过 of a client."""
    from casework.selectors import client_happenings
    from casework.selectors.happenings import register_happenings

    for teller in (
        client_happenings.tell_of_file,
        client_happenings.tell_of_categories,
        client_happenings.tell_of_household,
        client_happenings.tell_of_consents,
        client_happenings.tell_of_agreements,
    ):
        register_happenings(teller)


def _guard_files() -> None:
    """Which uploads need more than the station's right."""
    from casework.services.client_files import may_open_proof
    from casework.services.costs import may_open_bill
    from casework.services.mandatory_reports import may_open_receipt
    from casework.services.record_readings import may_open_file
    from casework.services.visit_files import may_open_paper
    from stations.services.files import register_file_rule

    for rule in (may_open_paper, may_open_proof, may_open_file, may_open_receipt, may_open_bill):
        register_file_rule(rule)


def _keep_files() -> None:
    """Which uploads stay though nothing has them yet."""
    from casework.selectors.drafts import files_in_drafts
    from stations.services.file_cleaning import register_keeper

    register_keeper(files_in_drafts)


def _check() -> None:
    """What the daily check looks at."""
    from casework.services.checks import check_tallies
    from stations.services.checks import register_check

    register_check("服务统计", check_tallies)


VERBS = {
    "client.created": "建立服务对象档案",
    "client.edited": "修改服务对象档案",
    "client.read": "打开服务对象档案",
    "client.reveal": "查看服务对象隐去的内容",
    "record.completed": "完成服务记录",
    "record.corrected": "更正服务记录",
    "record.printed": "打印服务记录",
    "servicerecord.read": "查看服务记录",
    "signoff.made": "签批",
}
