"""Schemes of categories from the policy documents."""

from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from casework.models import Classification, ClassificationItem
from casework.selectors.categories import RULE
from core import audit
from stations.models import PolicyRule
from stations.validators.policies import Classifications


@dataclass
class ClassificationReport:
    """What loading has done."""

    created: list[Classification] = field(default_factory=list)
    unchanged: int = 0


@transaction.atomic
def load_classifications(*, by: User | None) -> ClassificationReport:
    """Make the schemes of every published document that sets some. Twice changes nothing."""
    report = ClassificationReport()
    rules = PolicyRule.objects.filter(key=RULE).select_related("document")
    have = set(Classification.objects.values_list("document_id", flat=True))
    for rule in rules.order_by("document__code", "document__version"):
        if rule.document_id in have:
            report.unchanged += 1
        else:
            report.created += _load(rule, by)
    return report


def _load(rule: PolicyRule, by: User | None) -> list[Classification]:
    loaded = []
    for scheme in Classifications.model_validate(rule.value).root:
        made: Classification = Classification.objects.create(
            document=rule.document, code=scheme.code, name=scheme.name
        )
        ClassificationItem.objects.bulk_create(
            ClassificationItem(classification=made, position=position, **item.model_dump())
            for position, item in enumerate(scheme.items, start=1)
        )
        audit.record("classification.loaded", target=made, by=by)
        loaded.append(made)
    return loaded
