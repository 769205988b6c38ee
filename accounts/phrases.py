"""Sentences used more than once."""

SESSION_ENDED = "登录已到期，请重新登录。"
ALREADY_USED = "这个密码近期用过，请换一个。"
