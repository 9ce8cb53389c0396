"""What every page's frame shows around its own content."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest

from clerkwork.core.models import Company, Task
from clerkwork.desk.navigation import Way, address, ways

THEMES = ("light", "dark")


class Chrome:
    """The frame of one page for one user. Each part is looked up when the page shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def theme(self) -> str:
        """light or dark where the user has chosen, "" where the system's choice stands."""
        chosen = self.request.COOKIES.get("theme", "")
        return chosen if chosen in THEMES else ""

    @cached_property
    def ways(self) -> list[Way]:
        """Where this user may go."""
        return ways(self.request.user, self.request.path)

    @cached_property
    def company(self) -> str:
        """The name of the company whose desk this is, "" before it has one."""
        return Company.objects.values_list("name", flat=True).first() or ""

    @cached_property
    def waiting(self) -> int:
        """How many open tasks wait for this user's roles; for an administrator, all of them."""
        waiting = Task.objects.filter(done_at=None)
        if not self.request.user.is_superuser:
            roles = self.request.user.groups.values_list("name", flat=True)
            waiting = waiting.filter(role__in=roles)
        return waiting.count()

    @property
    def needs_password(self) -> bool:
        """Whether this user came by a one-time link and could not come back without another."""
        user = self.request.user
        return user.is_authenticated and not user.has_usable_password()

    @property
    def find(self) -> str:
        """Where the search is, "" where there is none."""
        return address("find")


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `chrome` in every template rendered for a request."""
    return {"chrome": Chrome(request)}
