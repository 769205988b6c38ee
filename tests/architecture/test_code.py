"""What hurts when it is forgotten, and no linter sees."""

import ast
import re

import pytest

from tests.support.source import (
    ROOT,
    decorators,
    functions,
    module_files,
    name_of,
    place,
    python_files,
    tree,
)

pytestmark = pytest.mark.architecture

EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<rest>.*)")
WITH_REASON = re.compile(r"^(: [A-Z]+\d+(, ?[A-Z]+\d+)*|\[[\w-]+(, ?[\w-]+)*\])\s+(# )?-- \S")

# Services without a person behind them, and why.
WITHOUT_BY = {
    "casework/services/points.py:expire_points": "the nightly task acts",
    "casework/services/registrations.py:erase_old_registrations": "the nightly task acts",
    "casework/services/registrations.py:promote_waiting": "the place became free by itself",
    "casework/services/registrations.py:sign_up": "a resident signs up",
    "casework/services/surveys.py:answer_publicly": "a resident without a name answers",
    "accounts/services/second_factors.py:rotate_second_factors": "the command that calls it says so",
    "accounts/services/inbox.py:mark_read": "the owner of the messages acts",
    "accounts/services/inbox.py:notify": "a message is written by what happened, not by somebody",
    "accounts/services/inbox.py:open_notification": "the owner of the message acts",
    "stations/services/jobs.py:expire_jobs": "the nightly check acts",
    "casework/services/mandatory_reports.py:print_report": "events of reports name nobody",
    "stations/services/jobs.py:resume_jobs": "the nightly check acts",
    "stations/services/people.py:invite_admin": "nobody is above the first administrator",
}


def test_exceptions_to_the_linters_carry_their_reason():
    bare = []
    for file in [*python_files(migrations=True), *sorted((ROOT / "tests").rglob("*.py"))]:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            match = EXCEPTION.search(line)
            if match and file.name != "test_code.py" and not WITH_REASON.match(match["rest"]):
                bare.append(f"{name_of(file)}:{number}")

    assert bare == []


def written_services():
    """Yield (name, function) of each public function that changes something."""
    for file in module_files("services"):
        for function in functions(file):
            if any("atomic" in name for name in decorators(function)):
                yield f"{name_of(file)}:{function.name}", function


def test_services_take_keywords_only():
    loose = [
        place(file, function)
        for file in module_files("services")
        for function in functions(file)
        if function.args.args and any("atomic" in name for name in decorators(function))
    ]

    assert loose == []


def test_services_say_by_whom():
    silent = {
        name
        for name, function in written_services()
        if "by" not in {argument.arg for argument in function.args.kwonlyargs}
    }

    assert silent == set(WITHOUT_BY)


def test_services_insert_under_the_key_of_a_page_in_one_way():
    """A key that something else has already is a sentence, not an accident: `rows.insert`."""
    own_way = [
        place(file, node)
        for file in module_files("services")
        if name_of(file).startswith("casework/")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(".objects.create")
        and {"pk", "id"} & {keyword.arg for keyword in node.keywords}
    ]

    assert own_way == []


@pytest.mark.parametrize("layer", ["views", "api"])
def test_views_leave_the_database_to_services_and_selectors(layer):
    touching = [
        f"{place(file, node)} {ast.unparse(node)}"
        for file in module_files(layer)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "save", "delete", "bulk_create", "raw"}
    ]

    assert touching == []


def test_environment_is_read_in_one_place():
    reading = [
        place(file, node)
        for file in python_files()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"}
        if name_of(file) not in READ_THE_ENVIRONMENT
    ]

    assert reading == []


# Modules that read the environment although it is `config/env.py` that does, and why.
READ_THE_ENVIRONMENT = {
    "config/asgi.py": "names the settings before there are any",
    "config/celery.py": "names the settings before there are any",
    "config/wsgi.py": "names the settings before there are any",
    "core/servers/__main__.py": "runs before Django and passes the environment on",
    "casework/management/demo/cast.py": "the password of demonstration accounts",
}


def test_modules_that_read_the_environment_still_do():
    for name in READ_THE_ENVIRONMENT:
        assert "environ" in (ROOT / name).read_text(encoding="utf-8"), name
