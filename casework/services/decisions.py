"""Telling those who asked what was decided about their work."""

from accounts.models import User
from accounts.services.inbox import notify


def tell_decision(author: User, what: str, *, approved: bool, url: str) -> None:
    """Tell the author. What was said about it stands on the page, which he may open."""
    notify(owner=author, title=f"{what}{'已批准' if approved else '已退回，请修改'}", url=url)
