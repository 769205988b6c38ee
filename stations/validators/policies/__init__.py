"""The shape of policy files and of the rules in them.

`RULES` is the list of rules: key → type of its value. A value says itself in Chinese by
`lines()`, so that no page shows raw data.
"""

from typing import Any, get_args

from stations.validators.policies.catalogues import Catalogue, CatalogueEntry
from stations.validators.policies.contracts import ProjectTerm, Term
from stations.validators.policies.files import PolicyFile, Ruled, Rules
from stations.validators.policies.people import (
    AgreementText,
    Category,
    CategoryScheme,
    Classifications,
    ConsentPurpose,
    ConsentText,
    ConsentTexts,
)
from stations.validators.policies.reading import PolicyFileError, read_policy
from stations.validators.policies.services import ServiceKind, ServiceKinds

__all__ = [
    "RULES",
    "AgreementText",
    "Catalogue",
    "CatalogueEntry",
    "Category",
    "CategoryScheme",
    "Classifications",
    "ConsentPurpose",
    "ConsentText",
    "ConsentTexts",
    "PolicyFile",
    "PolicyFileError",
    "ProjectTerm",
    "Ruled",
    "Rules",
    "ServiceKind",
    "ServiceKinds",
    "Term",
    "read_policy",
    "typed_rule",
]


def _value_types() -> dict[str, Any]:
    """Take the type of each rule's value out of the annotations of `Rules`."""
    types: dict[str, Any] = {}
    for key, field in Rules.model_fields.items():
        ruled = next(one for one in get_args(field.annotation) if issubclass(one, Ruled))
        types[key] = ruled.model_fields["value"].annotation
    return types


RULES: dict[str, Any] = _value_types()


def typed_rule(key: str, value: Any) -> Any:
    """Return the stored `value` of the rule `key` with its type."""
    return RULES[key].model_validate(value)
