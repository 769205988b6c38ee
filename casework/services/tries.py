"""How often one address may try something: counted in the cache, forgotten after a while."""

from django.core.cache import cache

WINDOW = 600  # seconds
MOST_TRIES = 40  # a whole building may share an address


def too_many_tries(what: str, address: str, *, most: int = MOST_TRIES) -> bool:
    """Count a try of `what` from `address`; say whether it is one too many."""
    key = f"tries:{what}:{address}"
    cache.add(key, 0, timeout=WINDOW)
    try:
        return int(cache.incr(key)) > most
    except ValueError:  # it was forgotten between the two calls
        return False
