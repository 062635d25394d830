"""Two coders, one who settles and one who takes it home: a codebook's life over HTTP, no scripts.

The people and what they say are invented. Whatever is sent stands in a form of a page that was
opened before, with the fields that this form has.
"""

import re
from dataclasses import dataclass
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from folkmoot.analysis.coding.refi_qda.reading import take_in
from folkmoot.federation.mandates import Role
from tests.analysis.web_coding.conftest import CONSULTATION, Enter
from tests.analysis.web_coding.conftest import entered as entered  # fixtures
from tests.analysis.web_coding.conftest import names as names

pytestmark = pytest.mark.django_db

FORM = re.compile(r"<form\b[^>]*method=\"post\"[^>]*>(.*?)</form>", re.S)
FIELD = re.compile(r"<(?:input|textarea|select|button)\b[^>]*\bname=\"([^\"]+)\"")
HIDDEN = re.compile(r"<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
NAMED = {"csrfmiddlewaretoken"}
CODES = {
    "id-0": "safety",
    "name-0": "Safety at work",
    "definition-0": "Being safe while working.",
    "id-1": "police",
    "name-1": "The police",
    "clauses-1": "2.1",
}


@dataclass(slots=True)
class Browser:
    """Somebody at a browser: the page that is open, and where."""

    client: Client
    at: str = ""
    page: str = ""

    def open(self, address: str) -> str:
        """Open an address, wherever that leads to."""
        answer = self.client.get(address, follow=True)
        self.at = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        self.page = answer.content.decode()
        assert answer.status_code == 200, address
        return self.page

    def send(self, **fields: object) -> str:
        """Fill in a form of the open page, send it, and look at what comes."""
        form = FORM.findall(self.page)[0]
        assert set(fields) <= set(FIELD.findall(form)), set(fields) - set(FIELD.findall(form))
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(form)}
        answer = self.client.post(self.at, hidden | fields, follow=True)
        self.at = answer.redirect_chain[-1][0] if answer.redirect_chain else self.at
        self.page = answer.content.decode()
        return self.page


def test_from_a_codebook_to_what_stands_and_out_of_the_house(entered: Enter) -> None:
    ines, amina, bo = (Browser(entered(who)) for who in ("ines", "amina", "bo"))
    nora = Browser(entered("nora", Role.COORDINATOR, "north"))
    _write_and_draw(ines)
    _read(amina, {"police raid": "pol", "fined by an officer": "pol  # a fine"})
    assert "have not handed in" in bo.open("/desk/coding/batch/story/agreement/")
    _read(bo, {"police raid": "pol saf", "beaten at night": "saf"})
    _settle_and_close(ines)
    _take_home(nora, ines)


def _write_and_draw(ines: Browser) -> None:
    ines.open("/desk/coding/codebook/")
    ines.send(name="story", consultation=CONSULTATION, **CODES, how="rows")
    assert ines.at == "/desk/coding/codebook/story-1/"
    ines.open("/desk/coding/batch/")
    ines.send(name="story", book="story-1", size="", coders=["person:amina", "person:bo"])
    assert "8 responses, all there are." in ines.page


def _read(coder: Browser, finds: dict[str, str]) -> None:
    coder.open("/desk/coding/")
    coder.open("/desk/coding/batch/story/read/")
    while "Send, and read the next" in coder.page:
        typed = next((codes for words, codes in finds.items() if words in coder.page), "-")
        coder.send(p1=typed)
    assert "You have read everything" in coder.page
    coder.send()
    assert coder.at == "/desk/coding/batch/story/"


def _settle_and_close(ines: Browser) -> None:
    assert "2 people, 8 responses" in ines.open("/desk/coding/batch/story/agreement/")
    ines.open("/desk/coding/batch/story/settle/")
    settled = 0
    while "Does the code hold here?" in ines.page:
        ines.send(holds="yes" if "beaten" in ines.page else "no", reason="As the words say.")
        settled += 1
    assert settled == 3
    assert "Close the batch" in ines.page
    ines.send()
    assert ines.at == "/desk/coding/batch/story/results/"
    (segments, *_) = re.findall(r'<td class="num"><a href="([^"]+)">1</a>', ines.page)
    assert "<mark>" in ines.open(unescape(segments))


def _take_home(nora: Browser, ines: Browser) -> None:
    nora.open("/desk/coding/of/north/")
    nora.open("/desk/coding/of/north/story/")
    (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', nora.page)
    answer = nora.client.post(nora.at, {"ticket": ticket, "form": "qdpx"})
    assert len(take_in(answer.content).project.texts) == 8
    ines.open("/desk/coding/take-in/")
    file = SimpleUploadedFile("story.qdpx", answer.content)
    ines.send(name="again", consultation=CONSULTATION, file=file)
    assert ines.at == "/desk/coding/batch/again/"
    assert "taken in from a file of Folkmoot" in ines.page
