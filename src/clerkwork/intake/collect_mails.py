"""Take the mails of a mailbox: each stored and committed first, then marked or moved there."""

import hashlib
import imaplib
import os
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from imap_tools import AND, BaseMailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessageFlags
from imap_tools import MailBox as MailBoxTls
from imap_tools.errors import ImapToolsError, MailboxLoginError

from clerkwork.core.refusal import Refusal
from clerkwork.intake.channels import note_failure, note_success
from clerkwork.intake.models import Document, Fetched, Mailbox
from clerkwork.intake.submit import submit_document

SECONDS = 30  # for each answer of the server
AT_MOST = 200  # mails in one go; the next round takes the rest
TROUBLE = (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError, Refusal)


def channel_name(mailbox: Mailbox) -> str:
    return f"mailbox {mailbox.pk}"


def collect_mails() -> int:
    """Take the new mails of all active mailboxes; returns how many were stored."""
    return sum(collect_mailbox(each) for each in Mailbox.objects.filter(active=True).order_by("id"))


def collect_mailbox(mailbox: Mailbox) -> int:
    """Take the new mails of one mailbox. Never raises: trouble is noted for its channel."""
    stored = 0
    try:
        with opened(mailbox) as box:
            stored = take_mails(mailbox, box)
    except TROUBLE as error:
        for_good = isinstance(error, MailboxLoginError | Refusal | ssl.SSLCertVerificationError)
        note_failure(
            channel_name(mailbox), f"The mailbox {mailbox} fails", told(error), for_good=for_good
        )
        return stored
    note_success(channel_name(mailbox))
    return stored


def told(error: Exception) -> str:
    """What went wrong, in one line, without the password that some servers repeat."""
    if isinstance(error, MailboxLoginError):
        return "the server does not accept user and password"
    return f"{type(error).__name__}: {error}".replace("\n", " ")[:250]


@contextmanager
def opened(mailbox: Mailbox) -> Iterator[BaseMailBox]:
    """The mailbox, logged in, at its folder; logged out afterwards. Raises one of TROUBLE."""
    box = connected(mailbox)
    try:
        box.login(mailbox.user, password_of(mailbox), initial_folder=mailbox.folder)
        yield box
    finally:
        try:
            box.logout()
        except TROUBLE:  # it may be gone by now, and there is nothing left to lose
            box.client.shutdown()


def connected(mailbox: Mailbox) -> BaseMailBox:
    context = ssl.create_default_context()
    if mailbox.security == Mailbox.Security.TLS:
        return MailBoxTls(mailbox.host, mailbox.port, timeout=SECONDS, ssl_context=context)
    if mailbox.security == Mailbox.Security.STARTTLS:
        return MailBoxStartTls(mailbox.host, mailbox.port, timeout=SECONDS, ssl_context=context)
    if mailbox.host not in {"localhost", "127.0.0.1", "::1"}:
        raise Refusal("Without encryption only a server on this machine is asked.")
    return MailBoxUnencrypted(mailbox.host, mailbox.port, timeout=SECONDS)


def password_of(mailbox: Mailbox) -> str:
    """The password, from the environment or a file; refuses where there is neither."""
    given = os.environ.get(mailbox.secret)
    if given:
        return given
    path = settings.SECRETS / mailbox.secret
    if path.is_file():
        return path.read_text(encoding="utf-8").strip("\r\n")
    raise Refusal(f"There is no password: set {mailbox.secret}, or write it to {path}.")


def take_mails(mailbox: Mailbox, box: BaseMailBox) -> int:
    """Store what is new, and settle on the server what was stored, now or before."""
    status = box.folder.status(mailbox.folder, ["UIDVALIDITY", "UIDNEXT"])
    begin_generation(mailbox, status["UIDVALIDITY"], status["UIDNEXT"])
    settle(mailbox, box)
    stored = 0
    for uid in new_uids(mailbox, box)[:AT_MOST]:
        raw = bytes_of(box, uid)
        if raw is not None:
            stored += keep(mailbox, uid, raw)
            settle(mailbox, box)
    return stored


def bytes_of(box: BaseMailBox, uid: int) -> bytes | None:
    """A mail exactly as the server has it, still unseen; None if it is gone or too large."""
    _, answer = box.client.uid("FETCH", str(uid), "(RFC822.SIZE)")
    size = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(part for part in answer if part))
    if size is None:
        return None
    if int(size[1]) > settings.MAX_DOCUMENT_BYTES:
        return b""
    _, answer = box.client.uid("FETCH", str(uid), "(BODY.PEEK[])")
    return next((part[1] for part in answer if isinstance(part, tuple)), None)


def begin_generation(mailbox: Mailbox, validity: int, next_uid: int) -> None:
    """Remember which numbers count. In a new generation all mails have new numbers.

    Of a mailbox just connected, what was there and has been seen by somebody is left alone.
    """
    if mailbox.uid_validity == validity:
        return
    mailbox.first_uid = next_uid if mailbox.uid_validity is None else 1
    mailbox.uid_validity = validity
    mailbox.save(update_fields=["uid_validity", "first_uid"])


def new_uids(mailbox: Mailbox, box: BaseMailBox) -> list[int]:
    """The numbers of mails that were not taken yet, in their order."""
    found = {int(uid) for uid in box.uids(AND(uid=f"{mailbox.first_uid}:*"))}
    found = {uid for uid in found if uid >= mailbox.first_uid}  # "5:*" of four mails is the fourth
    found |= {int(uid) for uid in box.uids(AND(seen=False))}
    taken = fetched_of(mailbox).filter(uid__in=found).values_list("uid", flat=True)
    return sorted(found - set(taken))


def fetched_of(mailbox: Mailbox) -> QuerySet[Fetched]:
    """What was taken in the present generation of the mailbox's numbers."""
    return Fetched.objects.filter(mailbox=mailbox, uid_validity=mailbox.uid_validity or 0)


@transaction.atomic
def keep(mailbox: Mailbox, uid: int, raw: bytes) -> bool:
    """Store one mail with its number, or only the number where it is empty or too large."""
    _, new = Fetched.objects.get_or_create(
        mailbox=mailbox, uid_validity=mailbox.uid_validity or 0, uid=uid
    )
    if not new:
        return False
    document = known(mailbox, raw)
    if document is None:
        try:
            document = submit_document(raw, name=f"mail-{uid}.eml", channel="mail", by="mail")
        except Refusal as refusal:
            title = f"Mail {uid} of {mailbox} was not taken"
            note_failure(channel_name(mailbox), title, str(refusal), for_good=True)
    fetched_of(mailbox).filter(uid=uid).update(document=document)
    return document is not None


def known(mailbox: Mailbox, raw: bytes) -> Document | None:
    """The document that this mailbox gave under another number, before its numbers changed."""
    digest = hashlib.sha256(raw).hexdigest()
    before = Fetched.objects.filter(mailbox=mailbox, document__sha256=digest)
    held = before.exclude(uid_validity=mailbox.uid_validity or 0).select_related("document").first()
    return held.document if held else None


def settle(mailbox: Mailbox, box: BaseMailBox) -> None:
    """Mark, and move, on the server what is stored here; what fails is done the next time."""
    waiting = list(fetched_of(mailbox).filter(settled=False).values_list("uid", flat=True))
    if not waiting:
        return
    uids = [str(uid) for uid in waiting]
    box.flag(uids, MailMessageFlags.SEEN, value=True)
    if mailbox.move_to:
        if not box.folder.exists(mailbox.move_to):
            box.folder.create(mailbox.move_to)
        box.move(uids, mailbox.move_to)
    fetched_of(mailbox).filter(uid__in=waiting).update(settled=True)
