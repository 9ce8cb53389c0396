"""Nobody comes in without a key or a session, and nobody does what they have no permission for."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from clerkwork.api.api import api
from clerkwork.api.keys import make_key, revoke_key
from clerkwork.api.models import Key
from clerkwork.core.refusal import Refusal
from clerkwork.training.builders import a_user

pytestmark = pytest.mark.django_db

CALLS = sorted(
    (method, re.sub(r"\{(\w+:)?\w+\}", "SO-000001", f"/api{path}"))
    for path, operations in api.get_openapi_schema(path_prefix="")["paths"].items()
    for method in operations
)


def test_all_calls_are_known_here() -> None:
    assert len(CALLS) >= 6


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_without_a_key_every_call_is_refused(client: Client, method: str, path: str) -> None:
    answer = client.generic(method.upper(), path, "{}", "application/json")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert "API key" in answer.json()["error"]


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_without_a_permission_every_call_is_refused(client: Client, method: str, path: str) -> None:
    path += "?sku=TEA" if path.endswith("/stock") else ""
    answer = client.generic(method.upper(), path, "{}", "application/json", headers=bearer())
    assert answer.status_code == 403
    assert answer.json()["error"].startswith("This needs the permission")


def bearer(*permissions: str, name: str = "shop") -> dict[str, str]:
    """The header of a program that may do this and no more."""
    return {"Authorization": f"Bearer {make_key(a_user(name, *permissions), name, by='test')}"}


def status(client: Client, headers: dict[str, str]) -> int:
    return client.get("/api/orders", headers=headers).status_code


def test_a_key_opens_what_its_user_may_see(client: Client) -> None:
    assert status(client, bearer("orders.view_order")) == 200


def test_a_revoked_key_opens_nothing(client: Client) -> None:
    headers = bearer("orders.view_order")
    revoke_key(a_user("shop"), "shop", by="test")
    assert status(client, headers) == 401


def test_the_key_of_somebody_who_left_opens_nothing(client: Client) -> None:
    headers = bearer("orders.view_order")
    user = a_user("shop")
    user.is_active = False
    user.save()
    assert status(client, headers) == 401


@pytest.mark.parametrize("secret", ["", "ck_", "ck_guess", "Bearer", "ck_" + "ä" * 43])
def test_a_made_up_key_opens_nothing(client: Client, secret: str) -> None:
    bearer("orders.view_order")
    assert status(client, {"Authorization": f"Bearer {secret}"}) == 401


def test_only_the_digest_of_a_key_is_kept() -> None:
    secret = make_key(a_user("shop"), "till", by="test")
    assert secret not in str(Key.objects.values().get())


def test_two_live_keys_of_a_user_have_two_names() -> None:
    make_key(a_user("shop"), "till", by="test")
    with pytest.raises(Refusal, match="has a key named till already"):
        make_key(a_user("shop"), "till", by="test")
    revoke_key(a_user("shop"), "till", by="test")
    make_key(a_user("shop"), "till", by="test")


def test_revoking_what_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal, match="no key named till"):
        revoke_key(a_user("shop"), "till", by="test")


def test_the_last_use_of_a_key_is_known(client: Client) -> None:
    headers = bearer("orders.view_order")
    before = timezone.now()
    status(client, headers)
    used = Key.objects.get().last_used_at
    assert used is not None
    assert used >= before


def test_a_session_opens_the_calls_too(client: Client) -> None:
    client.force_login(a_user("clara", "orders.view_order"))
    assert status(client, {}) == 200


def test_a_session_changes_nothing_without_the_token_against_forged_requests() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user("clara", "intake.submit_document"))
    answer = client.post("/api/orders", "{}", "application/json")
    assert answer.status_code == 403


def test_the_description_is_for_those_who_are_logged_in(client: Client) -> None:
    assert client.get("/api/docs").status_code == 302
    client.force_login(a_user("clara"))
    assert client.get("/api/openapi.json").status_code == 200
    page = client.get("/api/docs").content.decode()
    assert "//" not in re.sub(r"<!--.*?-->", "", page).replace("://testserver", "")
