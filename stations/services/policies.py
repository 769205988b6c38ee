"""Publishing policy documents from their files."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from accounts.models import User
from core import audit
from core.errors import DomainError
from stations.models import PolicyDocument, PolicyRule, Region
from stations.validators.policies import PolicyFile, PolicyFileError, read_policy

FOLDER = Path(__file__).resolve().parent.parent / "policies"


class PolicyEditedError(DomainError):
    """A published version was edited."""


@dataclass
class PolicyReport:
    """What loading has done. `waiting` are the regions that are not imported yet, by document."""

    published: list[PolicyDocument] = field(default_factory=list)
    unchanged: list[PolicyDocument] = field(default_factory=list)
    linked: dict[str, list[str]] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)


def read_policies(folder: Path = FOLDER) -> list[PolicyFile]:
    """Read every policy file of `folder`; the first fault stops with file, key and reason."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise PolicyFileError(f"{folder} 中没有政策文件（*.toml）。")
    return [read_policy(path.name, _text(path)) for path in paths]


@transaction.atomic
def load_policies(*, files: Iterable[PolicyFile] | None = None, by: User | None) -> PolicyReport:
    """Publish what is new; refuse a published version whose content has changed.

    Loading twice changes nothing. Regions imported since are linked.
    """
    report = PolicyReport()
    for file in sorted(
        read_policies() if files is None else files, key=lambda file: (file.code, file.version)
    ):
        document = _published(file)
        if document is None:
            document = _publish(file, by)
            report.published.append(document)
        else:
            report.unchanged.append(document)
        _link(document, report, by)
    return report


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PolicyFileError(f"{path.name}：不是 UTF-8 编码的文本。") from error


def _published(file: PolicyFile) -> PolicyDocument | None:
    document = PolicyDocument.objects.filter(code=file.code, version=file.version).first()
    if document is not None and document.digest != file.digest:
        raise PolicyEditedError(
            f"{file.code} 第 {file.version} 版已经发布，内容不能再改。"
            f"请恢复原样，或把 version 改为 {file.version + 1} 作为新版本发布。"
        )
    return document


def _publish(file: PolicyFile, by: User | None) -> PolicyDocument:
    document = PolicyDocument.objects.create(
        **file.model_dump(exclude={"rules", "regions"}),
        region_codes=file.regions,
        digest=file.digest,
    )
    PolicyRule.objects.bulk_create(
        PolicyRule(
            document=document, key=key, clause=rule.clause, value=rule.value.model_dump(mode="json")
        )
        for key, rule in file.rules.given().items()
    )
    audit.record("policy.published", target=document, by=by)
    return document


def _link(document: PolicyDocument, report: PolicyReport, by: User | None) -> None:
    known = {
        region.code: region for region in Region.objects.filter(code__in=document.region_codes)
    }
    linked = set(document.regions.values_list("code", flat=True))
    if added := sorted(set(known) - linked):
        document.regions.add(*(known[code] for code in added))
        names = [known[code].name for code in added]
        report.linked[document.number] = names
        audit.record(
            "policy.linked", target=document, by=by, changes={"regions": [None, "、".join(names)]}
        )
    if missing := sorted(set(document.region_codes) - set(known)):
        report.waiting[document.number] = missing
