"""The files around the code agree with it and with each other."""

import re
import tomllib

import pytest

from core.servers import postgres
from tests.support.source import ROOT, python_files

pytestmark = pytest.mark.architecture

VARIABLE = re.compile(r"\b(?:LINLI_[A-Z_]*[A-Z]|DATABASE_(?:OWNER_)?URL|REDIS_URL)\b")
DOCUMENTS = sorted(
    str(path.relative_to(ROOT))
    for path in (*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md"))
)


def text_of(name):
    path = ROOT / name
    if not path.exists():
        pytest.fail(f"{name} is missing")
    return path.read_text(encoding="utf-8")


def variables_read():
    """Return the names that the program, its start script and docker-compose.yml read."""
    files = [
        *python_files("config", "casework"),
        ROOT / "docker-compose.yml",
        ROOT / "docker/start",
    ]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return set(VARIABLE.findall(text)) - {"LINLI_DEMO", "LINLI_DOCUMENTS_AS_HTML"}  # settings


def test_env_example_lists_every_variable():
    listed = re.findall(r"^# ([A-Z_]+)=", text_of(".env.example"), re.MULTILINE)

    assert set(listed) == variables_read()
    assert len(listed) == len(set(listed))


def test_one_version_of_python():
    project = tomllib.loads(text_of("pyproject.toml"))
    version = re.search(r">=(\d+\.\d+)", project["project"]["requires-python"])[1]

    assert project["tool"]["mypy"]["python_version"] == version
    assert project["tool"]["ruff"]["target-version"] == f"py{version.replace('.', '')}"
    assert f"python:{version}" in text_of("Dockerfile")


def test_one_version_of_postgresql():
    assert f"postgres:{postgres.POSTGRES_MAJOR}" in text_of("docker-compose.yml")


def test_ci_runs_what_developers_run():
    assert "bin/test" in text_of(".ci/run")


def test_licence_is_the_one_declared():
    project = tomllib.loads(text_of("pyproject.toml"))

    assert project["project"]["license"] == "Apache-2.0"
    assert "Apache License" in text_of("LICENSE")


def test_decisions_have_one_number_each():
    decisions = sorted((ROOT / "docs/adr").glob("*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    titles = [path.read_text(encoding="utf-8").split(".", 1)[0] for path in decisions]

    assert numbers == list(range(1, len(decisions) + 1))
    assert titles == [f"# {number}" for number in numbers]


def test_decisions_that_the_architecture_mentions_are_linked():
    text = text_of("docs/architecture.md")
    linked = re.findall(r"\[ADR (\d+)\]\(adr/(\d{4})-[a-z0-9-]+\.md\)", text)

    assert len(linked) == len(re.findall(r"\bADR\b", text))
    assert all(int(said) == int(target) for said, target in linked)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_of_documents_lead_somewhere(name):
    folder = (ROOT / name).parent
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(name))

    assert [target for target in targets if not (folder / target).exists()] == []
