"""The first language of a wording is the original, wherever it was kept."""

import json

from folkmoot.consultation.wording import NOTHING, Wording, read_wording
from folkmoot.foundation.canonical import canonical_json

FIRST_IN_ENGLISH = Wording.of({"en": "Only some.", "ar": "بعضها."})


def test_sorted_keys_do_not_change_which_language_is_the_original() -> None:
    kept = json.loads(canonical_json(FIRST_IN_ENGLISH.as_json()))
    assert read_wording(kept) == FIRST_IN_ENGLISH
    assert read_wording(kept).in_language("fr") == "Only some."


def test_no_words_stay_no_words() -> None:
    assert read_wording(NOTHING.as_json()) == NOTHING
