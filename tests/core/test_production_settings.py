"""Production refuses to start half configured, each time with a sentence that says what to set."""

import base64
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connections
from environ import Env

from accounts.models import User
from config.checks import REQUIRED, check_database, problems_of_environment

ROOT = Path(__file__).resolve().parents[2]
KEY = base64.b64encode(bytes(32)).decode()
COMPLETE = {
    "LINLI_SECRET_KEY": "s3cr3t" * 10,
    "LINLI_ENCRYPTION_KEYS": f"k2:{KEY},k1:{KEY}",
    "LINLI_BLIND_INDEX_KEY": KEY,
    "LINLI_ALLOWED_HOSTS": "linli.example.org",
    "DATABASE_URL": "postgres://linli_app:password@127.0.0.1:1/linli",
    "REDIS_URL": "redis://127.0.0.1:1/0",
}


def problems(monkeypatch, **changes):
    """Return the sentences about a complete environment with some changes."""
    monkeypatch.setattr(Env, "ENVIRON", {**COMPLETE, **changes})
    return problems_of_environment(Env())


def manage(*words, **changes):
    """Run a command under the production settings."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
    }
    return subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**environment, **COMPLETE, **changes},
        capture_output=True,
        text=True,
        check=False,
    )


# ── the environment ──────────────────────────────────────────────────


def test_complete_environment_is_accepted(monkeypatch):
    assert problems(monkeypatch) == []


@pytest.mark.parametrize("name", REQUIRED)
def test_missing_variable_is_named(monkeypatch, name):
    (sentence,) = problems(monkeypatch, **{name: ""})

    assert sentence.startswith(f"正式环境必须设置 {name}：")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("LINLI_DEBUG", "true", "请去掉 LINLI_DEBUG"),
        ("LINLI_SECRET_KEY", "short", "LINLI_SECRET_KEY 太短"),
        ("LINLI_ENCRYPTION_KEYS", KEY, "LINLI_ENCRYPTION_KEYS 的格式不对"),
        ("LINLI_ENCRYPTION_KEYS", f"k1:{KEY[:20]}", "LINLI_ENCRYPTION_KEYS 的格式不对"),
        ("LINLI_ENCRYPTION_KEYS", f"k1:{KEY},", "LINLI_ENCRYPTION_KEYS 的格式不对"),
        ("LINLI_BLIND_INDEX_KEY", "钥匙", "LINLI_BLIND_INDEX_KEY 的格式不对"),
    ],
)
def test_unsafe_value_is_refused(monkeypatch, name, value, sentence):
    (found,) = problems(monkeypatch, **{name: value})

    assert sentence in found


@pytest.mark.slow
def test_command_line_ends_with_the_sentence_alone():
    done = manage("check", LINLI_SECRET_KEY="")

    assert done.returncode == 1
    assert done.stderr.startswith("正式环境必须设置 LINLI_SECRET_KEY")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_deployment_checks_of_django_are_satisfied():
    done = manage("check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr


# ── the database ─────────────────────────────────────────────────────


def check(alias="default"):
    return [error.msg for error in check_database([alias])]


def test_application_role_without_demo_accounts_is_accepted(db):
    assert check() == []


def test_demo_account_is_refused(db):
    User(username="worker", display_name="演示社工").save()

    (sentence,) = check()

    assert sentence.startswith("数据库里有演示账号（worker）")


def test_disabled_demo_account_is_accepted(db):
    User(username="worker", display_name="演示社工", is_active=False).save()

    assert check() == []


def test_person_with_the_name_of_a_demo_account_is_accepted(db):
    User(username="admin", display_name="张三").save()

    assert check() == []


def url_of(alias):
    parts = connections[alias].settings_dict
    password = quote(parts["PASSWORD"], safe="")
    return f"postgres://{parts['USER']}:{password}@/{quote(parts['HOST'])}/{parts['NAME']}"


@pytest.mark.slow
@pytest.mark.parametrize(("alias", "code"), [("default", 0), ("owner", 1)])
def test_start_command_looks_at_the_role(db, alias, code):
    done = manage("check", "--deploy", "--database", "default", DATABASE_URL=url_of(alias))

    assert done.returncode == code, done.stderr
    assert ("请把 DATABASE_URL 设为应用角色" in done.stderr) == (alias == "owner")


def test_unreachable_database_is_named(db, monkeypatch):
    monkeypatch.setitem(connections["default"].settings_dict, "NAME", "nowhere")
    connections["default"].close()

    (sentence,) = check()

    assert "请检查 DATABASE_URL" in sentence
