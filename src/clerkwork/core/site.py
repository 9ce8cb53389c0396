"""Where this installation lives: its data folder, key, database and mail, read from outside."""

import contextlib
import os
import secrets
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def data_folder() -> Path:
    """The folder that holds everything this installation must not lose."""
    named = os.environ.get("CLERKWORK_DATA")
    if named:
        return Path(named).expanduser().resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/clerkwork")  # the database server runs as a user of its own
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser().resolve() / "clerkwork"


def make_data_folder(data: Path) -> None:
    """Make the data folder when it is missing; one that exists keeps its permissions.

    Root's may be entered by others, though not listed, since the database server of root runs as
    another user. Whatever lies in it is closed by itself.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        data.mkdir(mode=0o700)
        if os.geteuid() == 0:
            data.chmod(0o711)


def secret_key(data: Path) -> str:
    """The signing key: from the environment, else kept in the data folder, made on first use."""
    given = os.environ.get("CLERKWORK_SECRET_KEY")
    if given:
        return given
    path = data / "secret_key"
    if not path.exists():
        make_data_folder(data)
        fresh = path.with_name(f"secret_key.{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)  # the first of two processes wins, and both read the winner's key
        fresh.unlink()
    return path.read_text().strip()


def hosts(listed: str) -> list[str]:
    """Host names the pages answer to; this machine's own names by default."""
    return [name.strip() for name in listed.split(",") if name.strip()] or [
        "localhost",
        "127.0.0.1",
        "[::1]",
    ]


def socket_folder(data: Path) -> Path:
    """Where the embedded server puts its socket. Socket paths may be at most 107 bytes long."""
    folder = data / "run"
    if len(os.fsencode(folder)) < 80:
        return folder
    return Path("/tmp") / f"clerkwork-{os.geteuid()}-{zlib.crc32(os.fsencode(data))}"  # noqa: S108


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's DATABASES entry for a server's URL, or for the embedded server when url is empty."""
    common = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
    if not url:
        return common | {"NAME": "clerkwork", "USER": "clerkwork", "HOST": str(socket_folder(data))}
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(f"DATABASE_URL starts with {parts.scheme}://, expected postgresql://")
    query = parse_qs(parts.query)
    return common | {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or query.get("host", [""])[0],  # ?host= names a socket folder
        "PORT": str(parts.port or query.get("port", [""])[0]),
    }


def email(url: str, data: Path) -> dict[str, Any]:
    """Django's mail settings for smtp:// or smtps://; a folder of .eml files when url is empty."""
    if not url:
        return {
            "EMAIL_BACKEND": "clerkwork.messaging.folder.FolderBackend",
            "EMAIL_FILE_PATH": str(data / "mail"),
        }
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        raise ValueError(
            f"CLERKWORK_SMTP starts with {parts.scheme}://, expected smtp:// or smtps://"
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def public_url(named: str, hosts: list[str]) -> str:
    """Where customers reach the pages, without a slash at the end: as named, else at the first host."""
    if named:
        return named.rstrip("/")
    first = hosts[0] if hosts else "localhost"
    near = first in {"*", "localhost", "127.0.0.1", "[::1]"}
    return "http://localhost:8000" if near else f"https://{first}"
