"""App configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """账号。"""

    name = "accounts"
    verbose_name = "账号"

    def ready(self) -> None:
        """Add what this app says and encrypts, and listen to django-allauth."""
        from accounts import receivers  # noqa: F401 -- connects them
        from accounts.services.second_factors import rotate_second_factors
        from core.audit import register_verbs
        from core.crypto.rotation import register_rotator

        register_verbs(VERBS)
        register_rotator(rotate_second_factors)


VERBS = {
    "user.logged_in": "登录",
    "user.logged_out": "退出登录",
    "user.login_failed": "记下登录失败",
    "user.code_refused": "记下验证码错误",
    "user.second_factor_on": "启用两步验证",
    "user.second_factor_off": "停用两步验证",
    "user.recovery_codes_made": "生成恢复码",
    "user.sessions_ended": "退出其他设备的登录",
    "user.password_set": "设置密码",
    "user.profile_edited": "修改联系方式",
}
