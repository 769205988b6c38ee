"""Rules about visits and relief, as the platform's defaults have them."""

from stations.models import PolicyRule
from stations.services.policies import read_policies
from tests.support.personas import World


def add_rules(world: World) -> None:
    """Let the document of the world say what the defaults say."""
    default = next(file for file in read_policies() if file.code == "default")
    given = default.rules.given()
    PolicyRule.objects.bulk_create(
        PolicyRule(
            document=world.document,
            key=key,
            clause="一（二）",
            value=given[key].value.model_dump(mode="json", exclude_defaults=True),
        )
        for key in ("visit_cadence", "relief_checklists")
    )
