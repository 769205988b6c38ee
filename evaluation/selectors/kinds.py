"""Names of the kinds of service in figures of any year."""

from stations.models import PolicyRule

KINDS = "service_kinds"


def kind_labels() -> dict[str, str]:
    """Return code → label of every kind that any policy has listed, also one that has expired."""
    listed = PolicyRule.objects.filter(key=KINDS).order_by("document__effective_from", "pk")
    values = listed.values_list("value", flat=True)
    return {kind["code"]: kind["label"] for kinds in values for kind in kinds}
