"""Themes named in the languages of the responses: each is held beside words of its own."""

import pytest

from folkmoot.analysis.assigning import Worded, assign, document
from folkmoot.analysis.corpus import Text
from folkmoot.foundation.errors import InputError

SPANISH = (
    "El alquiler es muy caro y los desahucios no paran.",
    "Pedimos un alquiler justo y el fin de los desahucios.",
    "Sin alquiler justo no hay vida; basta de desahucios en el barrio.",
    "La escuela queda lejos y el autobús no pasa por la noche.",
    "Las enfermeras nos escuchan cuando nadie más lo hace.",
    "Los impuestos suben cada año y nadie lo explica.",
)
ARABIC = (
    "الإيجار مرتفع جدا وعمليات الإخلاء لا تتوقف.",
    "نطالب بإيجار عادل ووقف عمليات الإخلاء.",
    "لا حياة بدون إيجار عادل، كفى عمليات إخلاء في الحي.",
    "المدرسة بعيدة والحافلة لا تأتي ليلا.",
    "الممرضات يستمعن إلينا عندما لا يستمع أحد.",
    "الضرائب ترتفع كل سنة ولا أحد يشرح السبب.",
)
ENGLISH = ("The rent is far too high here.", "Evictions never stop in winter.", "Taxes rise.")
RENT = Worded(
    "rent",
    in_languages={
        "en": ("Rent and evictions",),
        "es": ("Alquiler y desahucios",),
        "ar": ("الإيجار والإخلاء",),
    },
)
TAX = Worded("tax", in_languages={"en": ("Taxes",), "es": ("Los impuestos",), "ar": ("الضرائب",)})
ENGLISH_ONLY = Worded("rent", in_languages={"en": ("Rent and evictions",)})


def texts(said, language):
    return [Text(f"{language}-{place}", one, language) for place, one in enumerate(said)]


def everyone():
    return [*texts(SPANISH, "es"), *texts(ARABIC, "ar"), *texts(ENGLISH, "en")]


@pytest.mark.parametrize(("said", "language"), [(SPANISH, "es"), (ARABIC, "ar")])
def test_responses_are_found_by_the_words_that_a_theme_has_in_their_language(said, language):
    found = {(one.response, one.theme) for one in assign(everyone(), [RENT, TAX]).proposals}
    own = {one for one in found if one[0].startswith(language)}
    assert own <= {(f"{language}-{n}", "rent") for n in (0, 1, 2)} | {(f"{language}-5", "tax")}
    assert (f"{language}-1", "rent") in own


def test_where_no_theme_has_words_in_a_language_its_responses_are_counted_and_not_compared():
    found = assign(everyone(), [ENGLISH_ONLY])
    missed = [(one.language, one.responses, one.themes) for one in found.not_compared]
    assert missed == [("ar", 6, ("rent",)), ("es", 6, ("rent",))]
    assert all(one.no_theme for one in found.not_compared)
    assert {text.id for text in texts(ARABIC, "ar")} <= set(found.without_theme)
    assert document(found)["not_compared"] == [["ar", 6, ["rent"]], ["es", 6, ["rent"]]]


def test_a_theme_without_words_in_one_language_is_told_beside_others_that_have_some():
    (one,) = assign(
        [*texts(SPANISH, "es"), *texts(ENGLISH, "en")], [ENGLISH_ONLY, TAX]
    ).not_compared
    assert (one.language, one.themes, one.no_theme) == ("es", ("rent",), False)


def test_a_response_of_unknown_language_is_held_beside_the_words_of_all():
    short = [Text("a", "Desahucios, alquiler", "unknown"), Text("b", "Rent, evictions", "unknown")]
    found = assign([*everyone(), *short], [RENT, TAX])
    assert {one.theme for one in found.proposals if one.response in "ab"} == {"rent"}
    assert {"a", "b"} <= {one.response for one in found.proposals}
    assert not found.not_compared


def test_words_for_all_languages_are_missed_by_nobody():
    assert not assign(everyone(), [Worded("rent", ("Rent, alquiler, الإيجار",))]).not_compared


def test_the_order_of_responses_themes_and_languages_does_not_matter():
    turned = Worded("rent", in_languages=dict(sorted(RENT.in_languages.items())))
    there = document(assign(everyone(), [RENT, TAX]))
    assert document(assign(everyone()[::-1], [TAX, turned])) == there
    assert turned.hash == RENT.hash


def test_a_theme_without_words_in_any_language_is_refused():
    with pytest.raises(InputError, match="has no words"):
        assign(everyone(), [Worded("odd", in_languages={"en": ("…",)})])
