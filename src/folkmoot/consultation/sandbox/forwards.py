"""Messages forwarded inside the words of another: the wrapping is told from the words."""

import re
from typing import Final

_BEGINS: Final = re.compile(
    r"^[-_ >]*(?:begin )?(?:forwarded message|original message|message transféré|"
    r"message d'origine|mensaje reenviado|mensaje original|رسالة معاد توجيهها|الرسالة الأصلية)"
    r"[-_ :]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ENVELOPE: Final = re.compile(
    r"(?:from|to|cc|date|sent|subject|reply-to|de|à|a|para|envoyé|enviado|objet|asunto|fecha|"
    r"من|إلى|التاريخ|الموضوع)\s*:\s*(.*)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"(?:date|sent|envoyé|enviado|fecha|التاريخ)\s*:\s*(.*)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[^\s<>()\[\]:;,]+@[^\s<>()\[\]:;,]+")


def unwrap(text: str) -> tuple[str, str, str]:
    """Give *text* without the envelope of what it forwards, whom that is from, and its date.

    The words before the forwarded message stay; of its envelope nothing does.

    >>> unwrap("FYI\\n\\n--- Forwarded message ---\\nFrom: D <d@x.example>\\nDate: now\\n\\nNo.")
    ('FYI\\n\\nNo.', 'd@x.example', 'now')
    """
    begins = _BEGINS.search(text)
    if not begins:
        return text, "", ""
    lines = text[begins.end() :].strip("\n").split("\n")
    ends = 0
    while ends < len(lines) and _ENVELOPE.match(lines[ends].strip("> *")):
        ends += 1
    sender = _ADDRESS.search("\n".join(lines[:ends]))
    dated = next(
        (found[1] for line in lines[:ends] if (found := _DATE.match(line.strip("> *")))), ""
    )
    words = "\n".join(lines[ends:]).strip("\n")
    before = text[: begins.start()].rstrip()
    said = f"{before}\n\n{words}" if before else words
    return said, sender[0].lower() if sender else "", dated.strip("* ")
