"""What varies in a campaign: variants with their counts, and what people wrote themselves."""

from folkmoot.analysis.variants import variants
from tests.analysis.texts import LETTER

NAMED = "My name is Ann and I ask the council to act now."


def test_the_commonest_variant_of_a_place_comes_first_with_its_copies():
    copies = [NAMED.replace("Ann", name) for name in ("Bo", "Ada", "Bo", "Ann")]
    found = variants(NAMED, copies)
    (place,) = found.places
    assert NAMED[place.start : place.end] == "Ann"
    assert [(one.words, one.copies) for one in place.variants] == [("Bo", (0, 2)), ("Ada", (1,))]
    assert (place.changed, found.compared, found.unchanged) == (3, 4, 1)


def test_case_signs_and_spacing_are_no_variants():
    assert variants(NAMED, [NAMED.upper(), NAMED.replace(" ", "\n"), f"«{NAMED}»"]).places == ()


def test_what_is_left_out_is_an_empty_variant_and_what_is_put_in_takes_no_place():
    out, put = variants(
        NAMED, [NAMED.replace(" now", ""), NAMED.replace("now", "right now")]
    ).places
    assert [one.variants[0].words for one in (out, put)] == ["right", ""]
    assert out.start == out.end
    assert NAMED[put.start : put.end] == "now"


def test_a_passage_of_ones_own_is_found_word_for_word_where_it_stands():
    own = "My sister was turned away from the clinic twice last winter, and nobody told her why."
    copy = f"{LETTER} {own}"
    (found,) = variants(LETTER, [LETTER, copy]).own
    assert (found.copy, copy[found.passage.start : found.passage.end]) == (1, own.rstrip("."))


def test_of_places_that_overlap_the_one_that_more_copies_change_is_marked():
    whole = NAMED.replace("the council to act", "you all do something")
    found = variants(NAMED, [NAMED.replace("council", "board")] * 2 + [whole])
    assert [NAMED[one.start : one.end] for one in found.marked()] == ["council"]
    assert found.marked(least=3) == ()


def test_two_very_long_texts_are_not_compared_word_by_word():
    long = "word " * 3000
    (place,) = variants(long, [long + "more"]).places
    assert place.changed == 1
