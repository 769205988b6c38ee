"""Sentences of this part used more than once, and its words for the audit."""

VERBS: dict[str, str] = {}
