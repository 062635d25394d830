"""Lists of people to invite, as people have them, good and bad."""

import pytest

from folkmoot.consultation.invitation_lists import MOST, Invited, ListFault, read_list
from folkmoot.consultation.invitations import mark_of, preview_for, token_for

LANGUAGES = ("en", "ar")


def test_addresses_one_a_line_are_enough() -> None:
    found = read_list("ana@x.example\n\nBo <bo@y.example>\n", LANGUAGES)
    assert found.invited == (
        Invited("", "ana@x.example", "en"),
        Invited("Bo", "bo@y.example", "en"),
    )
    assert found.faults == ()


@pytest.mark.parametrize(
    "text",
    [
        "name,e-mail,language\nAna,ana@x.example,ar\nBo,,\n",
        "Name;E-Mail;Language\nAna;ana@x.example;ar\nBo;;\n",
        "\ufeffname\te-mail\tlanguage\nAna\tana@x.example\tar\nBo\t\t\n",
        '"Name","Email","Language"\n"Ana","ana@x.example","AR"\n"Bo","",""\n',
        "nom,courriel,langue\nAna,ana@x.example,ar\nBo,,\n",
        "الاسم,البريد الإلكتروني,اللغة\nAna,ana@x.example,ar\nBo,,\n",
    ],
)
def test_columns_may_stand_as_spreadsheets_write_them(text: str) -> None:
    found = read_list(text, LANGUAGES)
    assert found.invited == (Invited("Ana", "ana@x.example", "ar"), Invited("Bo", "", "en"))


def test_each_line_that_is_left_out_is_told_with_its_number() -> None:
    text = "name,e-mail,language\nA,a@x.example,fr\nB,nonsense,en\nC,c@x.example,\nD,C@X.example,\n"
    found = read_list(text, LANGUAGES)
    assert [each.name for each in found.invited] == ["C"]
    assert found.faults == (
        (2, ListFault.LANGUAGE),
        (3, ListFault.NO_ADDRESS),
        (5, ListFault.TWICE),
    )


@pytest.mark.parametrize(
    "address",
    [
        "a@x.example\nBcc: all@y.example",
        "a@x.example\r\nSubject: x",
        "a@x.example,b@y.example",
        "a@x.example;b@y.example",
        "<script>@x.example",
        '"a b"@x.example',
        "a@x.example\0",
        "a@" + "x" * 300 + ".example",
        "@x.example",
        "a@x",
    ],
)
def test_nothing_but_one_plain_address_is_ever_written_to(address: str) -> None:
    found = read_list(f"e-mail\n{address}\n", LANGUAGES)
    assert all(each.address in {"a@x.example", ""} for each in found.invited)


def test_a_formula_is_only_a_name() -> None:
    found = read_list("name,e-mail\n=cmd|'/C calc'!A0,a@x.example\n", LANGUAGES)
    assert found.invited[0].name == "=cmd|'/C calc'!A0"


def test_a_list_is_as_long_as_it_may_be_and_one_line_more_is_refused_whole() -> None:
    lines = [f"p{number}@x.example" for number in range(MOST + 1)]
    assert len(read_list("\n".join(lines[:-1]), LANGUAGES).invited) == MOST
    refused = read_list("\n".join(lines), LANGUAGES)
    assert refused.too_long
    assert refused.invited == ()


def test_a_token_is_the_same_each_time_and_another_for_each_person_and_round() -> None:
    token = token_for(7, "north-2026", secret=b"s")
    assert token == token_for(7, "north-2026", secret=b"s")
    others = {
        token_for(8, "north-2026", secret=b"s"),
        token_for(7, "south-2026", secret=b"s"),
        token_for(7, "north-2026", secret=b"t"),
        preview_for("north-2026", secret=b"s"),
    }
    assert token not in others
    assert len(others) == 4


def test_the_mark_of_a_token_is_of_no_use_in_another_round() -> None:
    token = token_for(7, "north-2026", secret=b"s")
    assert mark_of(token, "north-2026") != mark_of(token, "south-2026")
