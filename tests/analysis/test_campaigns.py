"""Campaigns: what is one, what is none, and that the order of rows does not matter."""

from folkmoot.analysis.campaigns import campaign_of, find_campaigns
from tests.analysis.texts import LETTER, STOCK, a_text, with_changes


def test_identical_letters_are_one_campaign_whatever_their_case_and_spacing():
    texts = [a_text("1", LETTER), a_text("2", LETTER.upper()), a_text("3", f" {LETTER}\n")]
    (found,) = find_campaigns(texts)
    assert {member.response for member in found.members} == {"1", "2", "3"}
    assert {member.similarity for member in found.members} == {1.0}


def test_a_letter_with_every_sixth_word_changed_still_belongs_and_says_how_much_it_shares():
    texts = [a_text("1", LETTER), a_text("2", LETTER), a_text("3", with_changes(LETTER, 6, "so"))]
    (found,) = find_campaigns(texts)
    similarity = {member.response: member.similarity for member in found.members}
    assert 0.8 < similarity["3"] < 1.0
    assert found.template == LETTER


def test_a_shared_stock_sentence_alone_makes_no_campaign():
    own = (
        "My mother kept a shop by the harbour and lent money to whoever was in need that winter",
        "As a nurse of many years I think that clinics must be open late and ask no names at all",
        "Our branch talked about the draft for a whole evening and could not agree on clause two",
        "The courts in my town take years and nobody who was robbed there has ever seen a verdict",
    )
    texts = [a_text(str(n), f"{words}. {STOCK}") for n, words in enumerate(own)]
    assert find_campaigns(texts) == ()


def test_a_run_of_words_that_comes_twice_does_not_hide_a_copy():
    template = f"the state should not punish us {LETTER} the state should not punish us"
    copy = template.replace("the state should not punish us", "the city should not punish us", 1)
    (found,) = find_campaigns([a_text("1", template), a_text("2", template), a_text("3", copy)])
    assert found.size == 3


def test_short_answers_that_coincide_are_no_campaign():
    texts = [a_text(str(n), "I agree with the draft") for n in range(50)]
    assert find_campaigns(texts) == ()


def test_a_thousand_identical_texts_are_one_campaign():
    (found,) = find_campaigns([a_text(f"{n:04}", LETTER) for n in range(1000)])
    assert found.size == 1000


def test_no_response_is_in_two_campaigns_and_row_order_does_not_matter():
    other = with_changes(LETTER[::-1], 9, "word")
    texts = [a_text(str(n), with_changes(LETTER, 5 + n, "well")) for n in range(8)]
    texts += [a_text(f"b{n}", with_changes(other, 5 + n, "well")) for n in range(8)]
    found = find_campaigns(texts)
    members = [member.response for one in found for member in one.members]
    assert len(members) == len(set(members))
    assert find_campaigns(texts[::-1]) == found
    assert len(set(campaign_of(found).values())) == 2


def test_nothing_but_emoji_and_blanks_is_quietly_no_campaign():
    assert find_campaigns([a_text("1", ""), a_text("2", "😀😀"), a_text("3", "   ")]) == ()
