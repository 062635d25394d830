"""The recount: one decision derived again from its bundle, in standard Python and nothing else."""

from folkmoot.decision.recount.assembly import assembled
from folkmoot.decision.recount.main import main, recount
from folkmoot.decision.recount.reading import Differs, Unreadable, digest

__all__ = ["Differs", "Unreadable", "assembled", "digest", "main", "recount"]
