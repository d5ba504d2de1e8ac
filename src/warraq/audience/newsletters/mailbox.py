"""The mailbox to which mail comes back, by IMAP or POP3, or as a Maildir on this machine."""

import imaplib
import logging
import mailbox
import poplib
from collections.abc import Callable
from datetime import datetime
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings

from warraq.audience.newsletters.returns import take_report

logger = logging.getLogger(__name__)
AT_ONCE = 200
TIMEOUT_SECONDS = 20
Take = Callable[[bytes], object]


class BadMailbox(ValueError):
    """WARRAQ_RETURNS_MAILBOX is no address of a mailbox."""


def fetch_returned(*, now: datetime) -> int:
    """Read what came back and take it out of the mailbox; how many subscribers were stopped by it.

    A mail is taken out after its report was honoured, so that one which is read twice does no harm. Raises BadMailbox,
    and OSError where the server does not answer.
    """
    if not settings.WARRAQ_RETURNS_MAILBOX:
        return 0
    parts = urlsplit(settings.WARRAQ_RETURNS_MAILBOX)
    stopped = 0

    def take(raw: bytes) -> None:
        nonlocal stopped
        try:
            stopped += take_report(raw, now=now)
        except (ValueError, LookupError):  # whatever somebody mails there, the next one is read
            logger.exception("Returned mail cannot be read", extra={"event": "audience.letters.unreadable"})

    if parts.scheme in {"imap", "imaps"}:
        _read_imap(parts, take)
    elif parts.scheme in {"pop3", "pop3s"}:
        _read_pop(parts, take)
    elif parts.scheme == "maildir":
        _read_folder(parts, take)
    else:
        raise BadMailbox("WARRAQ_RETURNS_MAILBOX begins with imaps://, pop3s:// or maildir://")
    return stopped


def _read_imap(parts: SplitResult, take: Take) -> None:
    kind = imaplib.IMAP4_SSL if parts.scheme == "imaps" else imaplib.IMAP4
    try:
        with kind(
            parts.hostname or "", parts.port or (993 if parts.scheme == "imaps" else 143), timeout=TIMEOUT_SECONDS
        ) as server:
            user, password = unquote(parts.username or ""), unquote(parts.password or "")
            # LOGIN takes ASCII alone; this takes every password.
            server.authenticate("PLAIN", lambda _asked: f"\0{user}\0{password}".encode())
            server.select(unquote(parts.path.strip("/")) or "INBOX")
            _status, found = server.uid("SEARCH", "UNDELETED")
            for uid in found[0].split()[:AT_ONCE] if found and found[0] else []:
                _status, answer = server.uid("FETCH", uid, "(RFC822)")
                for piece in answer:
                    if isinstance(piece, tuple):
                        take(piece[1])
                server.uid("STORE", uid, "+FLAGS", r"(\Deleted)")
            server.expunge()
    except imaplib.IMAP4.error as error:
        raise OSError(f"the mailbox said no: {error}") from error


def _read_pop(parts: SplitResult, take: Take) -> None:
    kind = poplib.POP3_SSL if parts.scheme == "pop3s" else poplib.POP3
    try:
        server = kind(
            parts.hostname or "", parts.port or (995 if parts.scheme == "pop3s" else 110), timeout=TIMEOUT_SECONDS
        )
        server.user(unquote(parts.username or ""))
        server.pass_(unquote(parts.password or ""))
        number, _bytes = server.stat()
        for place in range(1, min(number, AT_ONCE) + 1):
            _said, lines, _octets = server.retr(place)
            take(b"\r\n".join(lines))
            server.dele(place)
        # Only now does the server delete: a process that is killed before reads them again.
        server.quit()
    except poplib.error_proto as error:
        raise OSError(f"the mailbox said no: {error}") from error


def _read_folder(parts: SplitResult, take: Take) -> None:
    folder = mailbox.Maildir(unquote(parts.path), create=False)
    for key in sorted(folder.keys())[:AT_ONCE]:
        take(folder.get_bytes(key))
        folder.discard(key)
