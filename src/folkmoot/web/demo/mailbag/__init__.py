"""The invented responses to the invented consultation, as the files that people really send."""

from folkmoot.web.demo.mailbag.bag import Mailbag, RoundMail, build

__all__ = ["Mailbag", "RoundMail", "build"]
