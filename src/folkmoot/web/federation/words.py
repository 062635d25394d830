"""What a refusal says: a sentence, and the name of the rule behind it."""

from django.utils.translation import gettext as _


def refusal(rule: str) -> str:
    """Say in words why something is not open, with the *rule* that a ruling names."""
    sentence = {
        "no-such-role": _("This asks for a role that you do not hold."),
        "no-mandate-here": _("Your mandate is for another body."),
        "mandate-is-for-another-consultation": _("Your mandate is for another consultation."),
        "protected-words-stay-in-the-section": _(
            "These words are protected: they stay with the section that they were sent to."
        ),
        "pack-is-fixed-once-open": _(
            "The round has opened, so what it asks can no longer be changed."
        ),
        "round-is-not-over": _("The round is not over yet, so its results cannot be sent."),
        "withdrawn-is-nobody-s": _("This was withdrawn by whoever sent it. Nobody can open it."),
        "two-people-needed": _("This takes two people, and one of them is not known."),
        "same-person-twice": _("A second person has to do this: you did the first part."),
        "ticket-is-used": _(
            "This form was used already, or is too old. Open its page again and repeat."
        ),
    }.get(rule, _("This is not open to you"))
    return f"{sentence} ({_('Rule')}: {rule})"
