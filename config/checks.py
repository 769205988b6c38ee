"""What production refuses to start with. Each refusal says which variable to set."""

import base64
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from environ import Env

from stations.enums import Role

REQUIRED = {
    "LINLI_SECRET_KEY": "签名密钥，用 openssl rand -base64 48 生成",
    "LINLI_ENCRYPTION_KEYS": "个人信息的加密密钥，写作 k1:密钥，密钥用 openssl rand -base64 32 生成",
    "LINLI_BLIND_INDEX_KEY": "个人信息的检索密钥，用 openssl rand -base64 32 生成",
    "LINLI_ALLOWED_HOSTS": "网站的域名，多个用逗号分开",
    "DATABASE_URL": "应用角色的数据库地址，如 postgres://linli_app:密码@主机:5432/linli",
    "REDIS_URL": "Valkey 或 Redis 的地址，如 redis://主机:6379/0",
}
KEY_BYTES = 32
SECRET_CHARACTERS = 50

APPLICATION_ROLE = """
    SELECT current_user, rolsuper OR rolbypassrls OR EXISTS (
        SELECT FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
            AND pg_has_role(current_user, relowner, 'USAGE')
    ) FROM pg_roles WHERE rolname = current_user
"""


# ── the environment ──────────────────────────────────────────────────


def problems_of_environment(env: Env) -> list[str]:
    """Return a sentence for everything that is missing, a default, or unsafe."""
    given = {name: env.str(name, default="") for name in REQUIRED}
    missing = [
        f"正式环境必须设置 {name}：{REQUIRED[name]}。" for name in REQUIRED if not given[name]
    ]
    if env.bool("LINLI_DEBUG", default=False):
        missing.append("正式环境不能打开调试：请去掉 LINLI_DEBUG。")
    return missing or list(_malformed(given))


def _malformed(given: dict[str, str]) -> Iterator[str]:
    if len(given["LINLI_SECRET_KEY"]) < SECRET_CHARACTERS:
        yield (
            f"LINLI_SECRET_KEY 太短，至少 {SECRET_CHARACTERS} 个字符："
            f"{REQUIRED['LINLI_SECRET_KEY']}。"
        )
    keys = [entry.partition(":")[2] for entry in given["LINLI_ENCRYPTION_KEYS"].split(",")]
    if any(_length(key) != KEY_BYTES for key in keys):
        yield f"LINLI_ENCRYPTION_KEYS 的格式不对：{REQUIRED['LINLI_ENCRYPTION_KEYS']}。"
    if _length(given["LINLI_BLIND_INDEX_KEY"]) < KEY_BYTES:
        yield f"LINLI_BLIND_INDEX_KEY 的格式不对：{REQUIRED['LINLI_BLIND_INDEX_KEY']}。"


def _length(encoded: str) -> int:
    try:
        return len(base64.b64decode(encoded, validate=True))
    except ValueError:
        return 0


# ── roles ────────────────────────────────────────────────────────────


@register()
def check_second_factor_roles(**kwargs: Any) -> list[Error]:
    """Refuse a role that does not exist: a typing error would silently ask nobody for a code."""
    unknown = sorted(set(settings.LINLI_SECOND_FACTOR_ROLES) - set(Role.values))
    if not unknown:
        return []
    sentence = (
        f"LINLI_SECOND_FACTOR_ROLES 里没有这样的角色：{'、'.join(unknown)}。"
        f"可用的角色：{'、'.join(Role.values)}。"
    )
    return [Error(sentence, id="linli.E002")]


# ── the database ─────────────────────────────────────────────────────


@register(Tags.database)
def check_database(databases: Sequence[str] | None, **kwargs: Any) -> list[Error]:
    """Look at the database that the pages use."""
    if "default" not in (databases or ()):
        return []
    try:
        found = [problem_of_role(connections["default"]), problem_of_accounts()]
    except DatabaseError as error:
        reason = str(error).partition("\n")[0]
        found = [f"数据库不能用（{reason}）：请检查 DATABASE_URL，并先运行 manage.py prepare。"]
    return [Error(sentence, id="linli.E001") for sentence in found if sentence]


def problem_of_role(connection: BaseDatabaseWrapper) -> str:
    """Row security does not bind superusers, and an owner may switch it off."""
    with connection.cursor() as cursor:
        cursor.execute(APPLICATION_ROLE)
        role, is_powerful = cursor.fetchone()
    if not is_powerful:
        return ""
    return (
        f"DATABASE_URL 使用的数据库角色 {role} 拥有数据表或不受行级安全约束："
        "请把 DATABASE_URL 设为应用角色 linli_app，属主角色只写在 DATABASE_OWNER_URL。"
    )


def problem_of_accounts() -> str:
    """Everybody knows the password of a demo account."""
    from casework.management.demo.accounts import demo_accounts  # noqa: PLC0415 -- models come after settings

    names = "、".join(demo_accounts())
    if not names:
        return ""
    return (
        f"数据库里有演示账号（{names}）：请停用这些账号，"
        "或把 DATABASE_URL 设为没有演示数据的数据库。"
    )
