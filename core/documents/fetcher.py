"""What a document may read: our static files and `data:`. The default would read `file://`."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

# Relative addresses in a template become addresses below this one; the name never resolves.
BASE_URL = "https://documents.invalid/"


@lru_cache(maxsize=1)
def make_fetcher() -> "URLFetcher":
    """Return the fetcher. WeasyPrint is heavy, so it is imported with the first document."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFilesFetcher(URLFetcher):  # type: ignore[misc]  # -- WeasyPrint has no types
        """Refuses all but `data:` and static files, before anything is opened."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.lower().startswith("data:"):
                return super().fetch(url, headers)
            return URLFetcherResponse(url, read_static(url))

    # A picture that is missing stops the document: an archived one is never incomplete.
    return OwnFilesFetcher(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)


def read_static(url: str) -> bytes:
    """Read one of our static files, or raise."""
    path = _static_path(url)
    try:
        if staticfiles_storage.exists(path):
            with staticfiles_storage.open(path) as stored:
                content: bytes = stored.read()
                return content
        found = finders.find(path)
    except SuspiciousFileOperation as error:
        raise PermissionError(f"Outside the static files: {path}") from error
    if not isinstance(found, str):
        raise FileNotFoundError(f"No such static file: {path}")
    return Path(found).read_bytes()


def _static_path(url: str) -> str:
    prefix = BASE_URL.rstrip("/") + "/" + settings.STATIC_URL.strip("/") + "/"
    if not url.startswith(prefix):
        raise PermissionError("A document reads static files and data: only.")
    return unquote(urlsplit(url.removeprefix(prefix)).path)
