"""Why an upload is refused."""

from core.errors import DomainError


class UploadRefusedError(DomainError):
    """The file cannot be taken. The message names it, and the limit it breaks."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        super().__init__(f"“{name}”{reason}")
