"""What staff and a participant do in a section's round, step by step, on pages without scripts."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from tests.browser.windows import press
from tests.demo_site import DemoSite

CONSULTATION = "lantern-2025"
CONTACT = "ask@section.example"
TODAY = datetime.now(UTC).date()
MEETING = TODAY + timedelta(days=150)
PASSWORD = "lantern"
PASSAGE = "bringing people together"
"""Words of clause 2.3 of the draft, which stands in English only."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the invented federation, whose people work in one language."""

    body: str
    language: str
    locale: str
    coordinator: str
    second: str
    words: str
    name: str
    quoted: str
    comment: str
    summary: str

    @property
    def round(self) -> str:
        """The id that the desk gives to its round."""
        return f"{self.body}-{MEETING.year}"


NORTH = Section(
    body="north",
    language="en",
    locale="en-GB",
    coordinator="bo",
    second="north-coder",
    words="Whoever works next door to me keeps me safe. Ask Mina Example.",
    name="Mina Example",
    quoted="Whoever works next door to me keeps me safe",
    comment="These words reach the friend who drives me home.",
    summary="Those who wrote want to work together.",
)
CEDAR = Section(
    body="cedar",
    language="ar",
    locale="ar-EG",
    coordinator="cedar-staff",
    second="cedar-chair",
    words="من تعمل بجواري تحميني كل ليلة. اسألوا منى مثال.",
    name="منى مثال",
    quoted="من تعمل بجواري تحميني كل ليلة",
    comment="هذه الكلمات تطال الصديق الذي يوصلني إلى البيت.",
    summary="من كتبوا يريدون العمل معًا.",
)


@dataclass(slots=True)
class Staff:
    """Somebody with a mandate, at the workbench."""

    page: Page
    site: DemoSite
    section: Section
    person: str
    response: str = ""

    def __post_init__(self) -> None:
        self.page.goto(f"{self.site.workbench}/language/{self.section.language}/?next=/enter/")
        self.page.fill("[name=username]", self.person)
        self.page.fill("[name=password]", PASSWORD)
        press(self.page, "main button")
        assert self.page.url.endswith("/desk/")

    def go(self, address: str) -> None:
        """Open a page of the desk of the round."""
        self.page.goto(f"{self.site.workbench}/desk/round/{self.section.round}/{address}")

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.inner_text("main")

    def publishes_the_pack(self) -> None:
        """Publish it, unless the other section's test has."""
        self.page.goto(f"{self.site.workbench}/desk/consultation/")
        if self.page.locator(f"a[href='{CONSULTATION}/']").count() == 0:
            press(self.page, "button[value$=consultation]")

    def opens_a_round(self) -> None:
        """Take what is proposed, and say when and whom to ask."""
        self.page.goto(f"{self.site.workbench}/desk/round/new/?consultation={CONSULTATION}")
        self.page.fill("#meeting", MEETING.isoformat())
        press(self.page, "main form button")
        self.page.fill("[name=opens]", TODAY.isoformat())
        self.page.fill("[name=closes]", (TODAY + timedelta(days=30)).isoformat())
        self.page.fill("[name=contact]", CONTACT)
        press(self.page, "main form button")
        assert self.page.url.endswith(f"/desk/round/{self.section.round}/check/")

    def makes_a_preview(self) -> str:
        """Let colleagues look; give the code that shows the form."""
        press(self.page, "button[name=preview]")
        return self.page.inner_text(".receipt code")

    def announces_it(self) -> None:
        """Announce the round."""
        self.go("check/")
        press(self.page, "button[name=announce]")
        assert self.page.url.endswith(f"/desk/round/{self.section.round}/")

    def collects(self) -> None:
        """Collect what lies sealed, having read what that gives away."""
        self.go("collect/")
        assert self.page.locator(".warning").count() == 1
        press(self.page, "main form button")
        self.go("moderate/")
        self.response = self.page.inner_text("main tbody th a")

    def reads_and_leaves_out_a_name(self) -> None:
        """Read the response; leave out the name in it; mark it read."""
        press(self.page, "main tbody th a")
        assert self.section.words in self.text
        self.page.click("summary >> nth=0")
        self.page.fill("[name=words-0]", self.section.name)
        self.page.select_option("[name=why-0]", "person")
        press(self.page, "button[value=redact]")
        assert self.page.inner_text("mark") == self.section.name
        press(self.page, "button[value=read]")

    def proposes_a_quotation(self) -> None:
        """Propose words to be quoted, word for word."""
        self.go(f"moderate/{self.response}/")
        self.page.locator("details", has=self.page.locator("#words")).locator("summary").click()
        self.page.fill("#words", self.section.quoted)
        self.page.check("[name=word_for_word]")
        press(self.page, "form[action$='/propose/'] button")

    def sees_on_which_words_it_comments(self) -> None:
        """Find the passage beside the comment, and that it still stands in the clause."""
        self.page.goto(f"{self.site.workbench}/desk/responses/{self.response}/")
        assert self.section.comment in self.text
        assert PASSAGE in self.text

    def approves_it(self) -> None:
        """Read it as a second person, and publish it."""
        self.go("quotations/")
        press(self.page, "article.pending a.btn")
        assert self.section.quoted in self.text
        press(self.page, "main form button")

    def tells_those_who_wrote(self) -> None:
        """Collect once more, as happens each night: what became of responses is then laid down."""
        self.go("collect/")
        press(self.page, "main form button")

    def compiles_and_reports(self) -> None:
        """Close the book, write what the section makes of it, and make the report public."""
        self.go("results/")
        press(self.page, "form[action$='/compile/'] button")
        self.page.select_option("#language", self.section.language)
        self.page.fill("#summary", self.section.summary)
        press(self.page, "form[action$='/write/'] button")
        press(self.page, "form[action$='/report/'] button")

    def collects_again_and_finds_nothing_to_read(self) -> None:
        """Learn that the response was taken back; nobody can open it any more."""
        self.go("collect/")
        press(self.page, "main form button")
        found = self.page.goto(f"{self.site.workbench}/desk/responses/{self.response}/")
        assert self.section.words not in self.page.content()
        self.page.goto(f"{self.site.workbench}/round/{self.section.round}/report/")
        assert self.section.quoted not in self.page.content()
        assert found is not None


@dataclass(slots=True)
class Participant:
    """Somebody who answers, on a telephone of their own."""

    page: Page
    site: DemoSite
    section: Section
    code: str = field(default="", repr=False)

    def go(self, address: str) -> None:
        """Open a page of the intake face."""
        self.page.goto(f"{self.site.intake}{address}")

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.inner_text("main")

    def looks_at_the_preview(self, code: str) -> None:
        """See the form before it is announced; nothing can be sent."""
        self.go(f"/language/{self.section.language}/?next=/s/{self.section.round}/with/")
        self.page.fill("main form input[type=text]", code)
        press(self.page, "main form button")
        press(self.page, "main form button")
        press(self.page, "button.exit")

    def answers(self) -> None:
        """Say for whom, answer one question, and comment on words of a clause."""
        self.go(f"/language/{self.section.language}/?next=/s/{self.section.round}/")
        press(self.page, "main form button")
        self.page.check("[value=stakeholder]")
        press(self.page, "[name=go]")
        self.page.goto(f"{self.site.intake}/a/1/")
        self.page.fill("[name=q1]", self.section.words)
        press(self.page, "[name=contents]")

    def comments_on_words_of_a_clause(self) -> None:
        """Point at words that do not stand in the clause, then at some that do."""
        self.go("/a/6.2.3/")
        self.page.fill("[name='q6.2.3']", self.section.comment)
        self.page.fill("[name='words:q6.2.3']", "words of another text")
        press(self.page, "[name=go]")
        assert self.page.input_value("[name='q6.2.3']") == self.section.comment
        self.page.fill("[name='words:q6.2.3']", PASSAGE)
        press(self.page, "[name=go]")
        self.go("/a/check/")
        assert self.section.comment in self.text
        assert PASSAGE in self.text

    def saves_leaves_and_comes_back(self) -> None:
        """Write the code down, leave, and find everything again."""
        self.page.goto(f"{self.site.intake}/a/1/")
        press(self.page, "[name=later]")
        code = self.page.inner_text("main code")
        press(self.page, "button.exit")
        self.go("/a/1/")
        assert self.section.words not in self.page.content()
        self.go("/code/")
        self.page.fill("main form input[type=text]", code)
        press(self.page, "main form button")
        self.go("/a/1/")
        assert self.page.input_value("[name=q1]") == self.section.words

    def sends(self) -> None:
        """Let oneself be quoted, look it over, and send."""
        self.go("/a/consent/")
        self.page.check("[name=quote]")
        press(self.page, "[name=go]")
        assert self.section.words in self.text
        press(self.page, "main form button")
        self.code = self.page.inner_text("main code")

    def sends_again_and_gets_the_same_code(self) -> None:
        """Go back and send once more: it is the same response."""
        self.page.go_back()
        self.go("/sent/")
        assert self.page.inner_text("main code") == self.code

    def finds_it_read_and_quoted(self) -> None:
        """Come back with the code."""
        self.comes_back()
        assert self.section.quoted in self.text

    def reads_the_report(self) -> None:
        """Read what the section made of it."""
        self.page.goto(f"{self.site.workbench}/round/{self.section.round}/report/")
        assert self.section.summary in self.text

    def takes_it_all_back(self) -> None:
        """Take the response back, and be told what holds now."""
        self.comes_back()
        self.page.check("[name=sure]")
        press(self.page, "main form button")
        assert self.section.words not in self.page.content()

    def comes_back(self) -> None:
        """Open what the code leads to."""
        self.go("/code/")
        self.page.fill("main form input[type=text]", self.code)
        press(self.page, "main form button")
        assert self.page.url.endswith("/mine/")
