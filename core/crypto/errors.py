"""What can go wrong when a value is decrypted."""

from core.errors import DomainError


class DecryptionError(DomainError):
    """The value cannot be opened. Its message names the key, never the value."""

    @classmethod
    def unknown_key(cls, kid: str) -> "DecryptionError":
        """The value was written under a key that this installation does not hold."""
        return cls(
            f"这项资料用密钥 {kid} 加密，系统中没有这把密钥，暂时无法打开。请联系平台管理员。"
        )

    @classmethod
    def damaged(cls) -> "DecryptionError":
        """The value was changed, cut off, or moved here from another field."""
        return cls("这项资料的密文已损坏或被移动过，无法打开。请联系平台管理员。")
