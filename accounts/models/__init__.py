"""Models of accounts."""

from accounts.models.inbox import Notification
from accounts.models.passwords import PasswordHistory
from accounts.models.users import User

__all__ = ["Notification", "PasswordHistory", "User"]
