"""Mail as it comes: single .eml files, and one mbox of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from folkmoot.web.demo.mailbag.chance import draw, pick

SUBJECTS: Final = {
    "en": (
        "Consultation",
        "My answer to the consultation",
        "sex work draft",
        "Re: your pack",
        "Views on the draft policy",
        "consultation response",
    ),
    "fr": ("Consultation", "Ma réponse", "Projet de politique", "Re: dossier de consultation"),
    "es": ("Consulta", "Mi respuesta a la consulta", "sobre el borrador", "Re: documento"),
    "ar": ("المشاورة", "رأيي في المسودة", "رد على الملف"),
}


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to be written; *attached* is a letter's name and bytes."""

    id: str
    body: str
    language: str
    day: date
    paragraphs: Sequence[str]
    zone: str
    attached: tuple[str, bytes] | None = None
    as_html: bool = False


def as_message(mail: Mail) -> EmailMessage:
    """Give the message, with an invented sender and an id of its own."""
    message = EmailMessage(policy=SMTP)
    sent = datetime.combine(mail.day, time(8 + draw(13, mail.id, "h"), draw(60, mail.id, "m")))
    message["From"] = f"r-{mail.id}@{mail.body}.example"
    message["To"] = f"consultation@{mail.body}.example"
    message["Subject"] = pick(SUBJECTS[mail.language], mail.id, "subject")
    message["Date"] = format_datetime(sent.replace(tzinfo=ZoneInfo(mail.zone)))
    message["Message-ID"] = f"<{mail.id}@post.example>"
    if mail.as_html:
        told = "".join(f"<p>{text}</p>" for text in mail.paragraphs).replace("\n", "<br>")
        message.set_content(f"<html><body>{told}</body></html>", subtype="html")
    else:
        message.set_content("\n\n".join(mail.paragraphs) + "\n")
    _attach(message, mail)
    return message


def write_eml(path: Path, mail: Mail) -> Path:
    """Write one mail to a file of its own."""
    path.write_bytes(as_message(mail).as_bytes())
    return path


def write_mbox(path: Path, mails: Sequence[Mail]) -> Path:
    """Write many mails to one mbox, in the order of their days."""
    told = []
    for mail in sorted(mails, key=lambda each: (each.day, each.id)):
        raw = as_message(mail).as_bytes().replace(b"\r\n", b"\n")
        begins = f"From r-{mail.id}@{mail.body}.example {mail.day:%a %b %d} 12:00:00 {mail.day:%Y}"
        told.append(begins.encode() + b"\n" + raw.replace(b"\nFrom ", b"\n>From ") + b"\n")
    path.write_bytes(b"".join(told))
    return path


def _attach(message: EmailMessage, mail: Mail) -> None:
    if mail.attached:
        name, content = mail.attached
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
        message.set_boundary(f"=={mail.id}==")
