"""The register: every table and every folder, and what it holds about people.

A house test fails for a table or a folder that is not declared here. `folkmoot holdings` counts
what the register names; `folkmoot backup` copies as it says.
"""

from collections.abc import Mapping
from typing import Final

from folkmoot.web.keeping.held import NOBODY, Copy, Held

ROUND_OVER = "a year after the round was compiled, unless archiving was agreed to"
WITHDRAWN = "until it is taken back, or the round's retention day comes"
COMPILED = "until the round is compiled"
STAFF = "as long as the account is"
THE_KEY = "whoever has the round's key: the server in ordinary custody, else its holder"
THE_CODE = "the participant, with the code"
STEADY = "whoever runs the server"
RECORD = "for good: it is the record of what was done"
NOTED = "about a response: until it is taken back; else for good"

INTAKE: Final[Mapping[str, Held]] = {
    "intake.NoticeRow": NOBODY,
    "intake.DraftRow": Held(
        "answers not sent yet, sealed",
        "a day; 90 days where their writer asked for it",
        THE_CODE,
        day="day",
    ),
    "intake.ReceiptRow": Held(
        "that something was sent, on which day; what became of it, sealed",
        WITHDRAWN,
        THE_CODE,
        day="day",
    ),
    "intake.SubmissionRow": Held("what was sent, sealed", WITHDRAWN, THE_KEY, day="day"),
    "intake.SubmissionKeyRow": Held(
        "the keys of what was sent, themselves sealed", WITHDRAWN, THE_KEY, copy=Copy.KEYS
    ),
    "intake.TokenRow": Held(
        "that an invitation was used or not; not whose", COMPILED, "nobody: it is a keyed hash"
    ),
    "intake.CollationRow": Held("the name of an organisation that gathers", COMPILED, STEADY),
    "intake.CommentRow": Held(
        "what a member wrote for their organisation, sealed",
        "until its lead has sent the organisation's response",
        "the organisation's lead, with a code",
    ),
}

RESPONSES: Final[Mapping[str, Held]] = {
    "consultation.ResponseRow": Held(
        "a response: sealed words; kind, language, consents and day in the clear",
        WITHDRAWN,
        THE_KEY,
        day="received",
    ),
    "consultation.ResponseKeyRow": Held(
        "the keys of responses, themselves sealed", WITHDRAWN, THE_KEY, copy=Copy.KEYS
    ),
    "consultation.RoundKeyRow": NOBODY,
    "consultation.HolderRow": Held(
        "who holds a protected round's key, and the key, locked",
        RECORD,
        "that person, with the passphrase",
        copy=Copy.KEYS,
    ),
    "consultation.OfficerRow": Held(
        "who is a recovery officer, and their key, locked",
        STAFF,
        "that person, with the passphrase",
        copy=Copy.KEYS,
    ),
    "consultation.ShareRow": Held(
        "a protected round's key, sealed to a recovery officer",
        RECORD,
        "that officer, with the passphrase",
        copy=Copy.KEYS,
    ),
    "consultation.UnlockRow": Held(
        "a key unlocked for a short while, sealed",
        "half an hour",
        "the browser that unlocked it",
        copy=Copy.NONE,
    ),
    "consultation.ItemKey": Held("keyed hashes that tell duplicates", WITHDRAWN, "nobody"),
    "consultation.QuarantinedItem": Held(
        "mail, sheets and letters that wait for a person, sealed", ROUND_OVER, THE_KEY, day="day"
    ),
    "consultation.PageRow": Held("pages of scans, sealed", ROUND_OVER, THE_KEY),
    "consultation.TypingRow": Held("what was typed of a paper, sealed", ROUND_OVER, THE_KEY),
    "consultation.ItemSecretRow": Held(
        "the keys of what waits, sealed", ROUND_OVER, THE_KEY, copy=Copy.KEYS
    ),
    "consultation.ImportRow": Held(
        "sheets that are being imported, sealed", ROUND_OVER, "whoever imports it", day="day"
    ),
    "consultation.FetchedRow": Held("keyed hashes of mails taken in", COMPILED, "nobody"),
    "consultation.ReadingRow": Held("who read a response, and when", WITHDRAWN, STEADY, day="on"),
    "consultation.RedactionRow": Held(
        "which places of a response are left out", WITHDRAWN, STEADY, day="on"
    ),
    "consultation.QuotationRow": Held(
        "passages to be quoted, sealed; public once two people agreed",
        WITHDRAWN,
        THE_KEY,
        day="proposed_on",
    ),
    "consultation.DisclosureRow": Held(
        "that a response tells of a child at risk or of danger",
        WITHDRAWN,
        "those who safeguard",
        day="flagged_on",
    ),
    "consultation.PassedRow": Held("that a response was passed on by a body", WITHDRAWN, STEADY),
}

ROUNDS: Final[Mapping[str, Held]] = {
    "consultation.InvitationRow": Held("who is invited, and their address", COMPILED, STEADY),
    "consultation.MailedRow": NOBODY,
    "consultation.PackRow": NOBODY,
    "consultation.AddedAnswerRow": NOBODY,
    "consultation.RoundRow": NOBODY,
    "consultation.ResultRow": NOBODY,
    "consultation.PositionRow": NOBODY,
    "consultation.CardRow": NOBODY,
    "consultation.SentRow": NOBODY,
    "consultation.ReceivedRow": NOBODY,
    "consultation.RefusedRow": NOBODY,
    "consultation.ThemeAnswerRow": NOBODY,
    "consultation.RetentionRow": NOBODY,
}

PEOPLE: Final[Mapping[str, Held]] = {
    "auth.User": Held("accounts of staff: name, hashed password", STAFF, STEADY, day="date_joined"),
    "federation.PersonRow": Held("names of those who hold an office", STAFF, STEADY),
    "federation.MandateRow": Held(
        "who holds which office, since when", RECORD, STEADY, day="since"
    ),
    "federation.SpentTicket": NOBODY,
    "federation.BodyRow": NOBODY,
    "decision.MeetingRow": Held("who chaired a meeting", RECORD, "everybody: it is public"),
    "decision.SeatRow": Held("delegates by name, and who was present", RECORD, STEADY),
    "decision.PollRow": Held("who chaired a poll", RECORD, "everybody: it is public"),
    "decision.VoteRow": Held("how a seat voted", RECORD, "as the body's rules say"),
    "decision.ProxyRow": Held(
        "which seat gave its votes to which", RECORD, "everybody: it is public"
    ),
    "decision.RulingRow": Held("who ruled in the chair", RECORD, "everybody: it is public"),
    "decision.VotedRow": Held(
        "that a seat voted in a secret vote, not what", RECORD, "everybody: it is public"
    ),
    "decision.BallotRow": Held(
        "what somebody voted in secret, with no name",
        RECORD,
        "everybody when the vote is closed; before, whoever runs the server",
    ),
    "decision.MotionNoteRow": Held("who attached a note to a motion", RECORD, STEADY),
    "sessions.Session": Held(
        "who is signed in among the staff", "half an hour", STEADY, copy=Copy.NONE
    ),
}

LAW: Final[Mapping[str, Held]] = {
    "assessment.BatchRow": Held("who opened a batch of laws to read", RECORD, STEADY, day="at"),
    "assessment.CodingRow": Held(
        "who reads which law, and handed it in on which day", RECORD, STEADY, day="assigned_on"
    ),
    "assessment.CodedAnswerRow": Held(
        "what somebody found in a law, and why",
        RECORD,
        "its reader; when all of the law are handed in, everybody, without a name",
    ),
    "assessment.SettledRow": Held(
        "who settled where readings of a law differ, and why", RECORD, STEADY, day="at"
    ),
    "assessment.WatchRow": Held("who put a change of law on the list", RECORD, STEADY, day="at"),
    "assessment.LawChangeRow": Held(
        "who proposed a change of law, and who published or refused it", RECORD, STEADY, day="at"
    ),
    "assessment.RuleChangeRow": Held(
        "who proposed a changed rule or scheme, and who published or refused it",
        RECORD,
        STEADY,
        day="at",
    ),
    "assessment.ValidationRow": Held(
        "what an organisation said of a coded law; who recorded it", RECORD, STEADY, day="at"
    ),
    "assessment.RestrictionRow": Held(
        "who put a restriction of a law to the test", RECORD, STEADY, day="at"
    ),
    "assessment.JudgementRow": Held(
        "how somebody judged a restriction of a law", RECORD, STEADY, day="at"
    ),
    "assessment.ReportedRow": Held(
        "who recorded what a government or civil society reports", RECORD, STEADY, day="at"
    ),
}

CODING: Final[Mapping[str, Held]] = {
    "analysis.BatchRow": Held("who codes which responses", RECORD, STEADY, day="on"),
    "analysis.TaskRow": Held("who read a response, and on which day", RECORD, STEADY),
    "analysis.CodingRow": Held(
        "where in a response a coder put a code; what they noted there goes with the response",
        RECORD,
        STEADY,
    ),
    "analysis.SettledRow": Held(
        "who settled a coding, and why; the reason goes with the response", RECORD, STEADY, day="on"
    ),
    "analysis.MemoRow": Held("what a coder noted; their own words", NOTED, STEADY, day="on"),
    "analysis.TrialRow": Held("who let a machine's codings count", RECORD, STEADY),
    "analysis.FrameDraftRow": Held("how somebody named themes, and why", RECORD, STEADY, day="on"),
    "analysis.ProposalRow": Held("who took or refused a proposal", RECORD, STEADY),
}

ELSE: Final[Mapping[str, Held]] = {
    **dict.fromkeys(
        (
            "analysis.AskedAssignmentRow",
            "analysis.AskedReleaseRow",
            "analysis.AskedRunRow",
            "analysis.AssignmentRow",
            "analysis.CampaignRow",
            "analysis.CodebookRow",
            "analysis.FrameRow",
            "analysis.GroupRow",
            "analysis.RunRow",
            "analysis.ThemeRow",
            "assessment.AssessmentRow",
            "assessment.CurrentDocument",
            "assessment.FindingRow",
            "assessment.JurisdictionRow",
            "assessment.LawDocument",
            "auth.Group",
            "auth.Group_permissions",
            "auth.User_groups",
            "auth.User_user_permissions",
            "decision.AmendmentRow",
            "decision.AmendmentTextRow",
            "decision.BeleniosRow",
            "decision.DecisionRow",
            "decision.MotionEventRow",
            "decision.MotionRow",
            "decision.RuleSetRow",
            "ledger.Chain",
            "ledger.EntryRow",
            "ledger.HeadRow",
            "ledger.LinkRow",
            "policy.AnswerRow",
            "policy.ClaimRow",
            "policy.ClauseRow",
            "policy.ConsiderationRow",
            "policy.MandateRow",
            "policy.PolicyRow",
            "policy.PositionRow",
            "policy.SourceRow",
            "policy.StanceRow",
            "policy.VersionRow",
            "publication.ReportRow",
        ),
        NOBODY,
    ),
    "auth.Permission": Held(copy=Copy.NONE),
    "contenttypes.ContentType": Held(copy=Copy.NONE),
}

TABLES: Final[Mapping[str, Held]] = {
    **INTAKE,
    **RESPONSES,
    **ROUNDS,
    **PEOPLE,
    **LAW,
    **CODING,
    **ELSE,
}
"""Every table by its model's label."""

FOLDERS: Final[Mapping[str, Held]] = {
    "keys": Held(
        "private keys of ordinary rounds, and the one that signs the record", ROUND_OVER,
        "the server: they open responses",
        copy=Copy.KEYS,
    ),
    "secret": Held("the secret that hashes and seals", "", STEADY, copy=Copy.KEYS),
    "outbox": Held("mail that waits to be sent: addresses", "until it is sent", STEADY),
    "reading": Held("files while they are read", "minutes", STEADY, copy=Copy.NONE),
    "jobs.sqlite3": Held(copy=Copy.NONE),
    "static": Held(copy=Copy.NONE),
    "intake": Held(copy=Copy.NONE),
    "intake.sqlite3": Held(copy=Copy.NONE),
    "folkmoot.sqlite3": Held(copy=Copy.NONE),
    "report": NOBODY,
    "mail": NOBODY,  # the demo's, of invented people
}  # fmt: skip
"""Every file and folder of a home that the site makes; databases and `intake` speak for
themselves."""


def held_in(label: str) -> Held:
    """Give what the table of a model holds; KeyError for one that was not declared."""
    return TABLES[label]


def held_at(name: str) -> Held:
    """Give what a file or folder of a home holds; what is not declared is taken for data."""
    plain = name.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal")
    return FOLDERS.get(plain, NOBODY)
