"""Builders of texts for the tests of analysis."""

from itertools import combinations

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.language import language_of

LETTER = (
    "I write to ask the council to keep the clause on safety at work as it stands. Nobody should "
    "lose their home because of the work they do, and the police should protect and not pursue "
    "those who report a crime. Please vote for the draft at the coming meeting."
)
STOCK = "Every human being has the right to life, to liberty and to the security of their person."


def a_text(id: str, text: str, **groups: str) -> Text:
    """Give a text in the language of its words."""
    return Text(id, text, language_of(text), tuple(sorted(groups.items())))


def with_changes(text: str, every: int, word: str) -> str:
    """Give *text* with every so-manieth word replaced by *word*."""
    words = text.split()
    return " ".join(word if place % every == every - 1 else one for place, one in enumerate(words))


WORDS = {
    "housing": ("housing", "rent", "landlords", "eviction", "flats"),
    "clinics": ("clinics", "nurses", "condoms", "infections", "testing"),
    "policing": ("policing", "officers", "raids", "arrests", "stations"),
    "schooling": ("schooling", "teachers", "classrooms", "pupils", "lessons"),
    "taxation": ("taxation", "income", "receipts", "accountants", "pensions"),
}


def about(subject: str) -> list[Text]:
    """Give ten different short responses about one subject: each pair of its words once."""
    pairs = combinations(WORDS[subject], 2)
    return [a_text(f"{subject[:3]}-{n}", f"{a} along with {b}") for n, (a, b) in enumerate(pairs)]
