"""By e-mail. Without a mail server the quiet twin writes each letter into the home."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from .messages import ADDRESS_REFUSED, Message, NotDelivered


class Post:
    """One connection for many letters: `with Post() as post: post.send(message)`."""

    def __enter__(self) -> Post:
        self.connection = get_connection()
        return self

    def __exit__(self, *_error: object) -> None:
        self.connection.close()

    def send(self, message: Message) -> str:
        """What the other side answered. Raises NotDelivered."""
        try:
            self.connection.open()
            _letter(message, self.connection).send()
        except SMTPRecipientsRefused:
            raise NotDelivered(ADDRESS_REFUSED, final=True)
        except OSError as error:  # all faults of smtplib are such; their text may hold an address
            self.connection.close()
            raise NotDelivered(type(error).__name__)
        return "smtp" if settings.SMTP_URL else "kotak keluar di KINERJA_HOME"


def _letter(message: Message, connection: Any) -> EmailMessage:
    headers = {
        "Message-ID": f"<{message.key}@kinerja>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{message.unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Content-Language": message.language,
    }
    return EmailMessage(message.subject, message.body, to=[message.to], headers=headers, connection=connection)
