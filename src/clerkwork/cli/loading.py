"""What `clerkwork demo` and `clerkwork key` do."""

from django.contrib.auth.models import User
from rich.console import Console

from clerkwork.api.keys import make_key, revoke_key
from clerkwork.core.refusal import Refusal
from clerkwork.training.demo import is_empty, load_demo


def load() -> None:
    """Load the demo company. Refuses where there is something already."""
    if not is_empty():
        raise Refusal("The database is not empty; the demo company wants one of its own.")
    console = Console(stderr=True)
    with console.status("Loading the demo company"):
        load_demo()
    console.print("The demo company is loaded. Next: clerkwork process, clerkwork status")


def make_key_of(username: str, name: str) -> str:
    """The secret of a new key."""
    return make_key(user_named(username), name, by="command")


def revoke_key_of(username: str, name: str) -> None:
    revoke_key(user_named(username), name, by="command")


def user_named(username: str) -> User:
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Refusal(f"There is no active user {username}.")
    return user
