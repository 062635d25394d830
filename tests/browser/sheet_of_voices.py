"""A sheet of invented responses: four ideas, one letter many times, and two oddities."""

import csv
import io

QUESTION = "What, in your view, protects the human rights of sex workers best?"
COMPANY = (
    "Let two colleagues share a flat.",
    "Two colleagues who share a flat look after each other.",
    "To share a flat with a colleague is the safest way to work.",
    "Whoever has to share a flat with colleagues should not be charged.",
    "The law should let colleagues share a flat and its rent.",
    "When two colleagues share a flat, one of them hears a call for help.",
    "A flat that two colleagues share is no brothel.",
    "I share a flat with a colleague, and nobody dares to threaten us.",
    "Why may students share a flat, and two colleagues not?",
    "Colleagues who share a flat and the rent are safer.",
)
POLICE = (
    "After an attack nobody calls the police, for the police ask about our papers first.",
    "The police should write down an attack and not ask for the papers of whoever reports it.",
    "I reported an attack to the police once, and the police searched me instead.",
    "Train the police to treat the report of an attack like any other report.",
    "Whoever reports an attack to the police must not be deported for it.",
    "The police took my report of the attack only when a lawyer came along.",
    "An attack that is reported to the police has to be followed up, whoever was attacked.",
    "Without trust in the police no attack will ever be reported.",
    "Name one officer in every police station who takes reports of an attack.",
    "The police laughed when I reported the attack.",
)
CLINIC = (
    "Keep the night clinic open.",
    "The night clinic should ask for no insurance card.",
    "A night clinic without an insurance card helps most.",
    "Our night clinic closed, and others want an insurance card.",
    "The nurse of the night clinic knows us by our first names.",
    "Tests at the night clinic should be free and without a name.",
    "Nobody should need an insurance card at the night clinic.",
    "The night clinic must not pass names on.",
    "Pay a second nurse for the night clinic.",
    "Free tests and a nurse at the night clinic keep us healthy.",
)
BUYERS = (
    "Punish the buyers, because the demand of buyers is what feeds traffickers.",
    "As long as buyers pay, traffickers will bring more women; punish buyers.",
    "The draft forgets traffickers: where buyers go unpunished, traffickers earn more.",
    "I was sold by traffickers, and the buyers never asked; buyers should be punished.",
    "Buyers create the demand that traffickers supply, so the law must punish buyers.",
    "A law that punishes buyers and helps women out is the only one against traffickers.",
    "Do not take the side of buyers and traffickers; punish both of them.",
    "Fewer buyers mean fewer traffickers, and punishment means fewer buyers.",
    "Traffickers hide behind consent; punish buyers who do not want to know.",
    "Our shelter meets women whom traffickers sold to buyers every single week.",
)
LETTER = (
    "As a member of our choir of neighbours I ask you to adopt the draft as it stands, to send it "
    "to every government before the summer, and to report to us each year on what has become of it."
)
ADDITIONS = ("", "", "", "", "", " Thank you.", " Yours in song.", " My street agrees.")
COPIES = tuple(f"{LETTER}{addition}" for addition in (*ADDITIONS, "", "", "", ""))
ODD = ("No.", "🙏🙏🙏")
IDEAS = {"company": COMPANY, "police": POLICE, "clinic": CLINIC, "buyers": BUYERS}


def sheet() -> bytes:
    """Give the sheet as a coordinator would export it: a row per response."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["Response ID", "kind", QUESTION])
    said = [*(each for idea in IDEAS.values() for each in idea), *COPIES, *ODD]
    for number, words in enumerate(said, start=1):
        rows.writerow([f"sheet-{number}", "member" if number % 3 else "stakeholder", words])
    return text.getvalue().encode()


HOW_MANY = sum(map(len, IDEAS.values())) + len(COPIES) + len(ODD)
