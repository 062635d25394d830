"""Exports of other platforms: told by their columns, mapped, confirmed, and read row by row."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from folkmoot.consultation.intake import maps, platforms
from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.intake.items import Batch, ItemState
from folkmoot.consultation.intake.maps import SheetMap
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import Response
from folkmoot.consultation.sandbox.warden import read_files
from folkmoot.foundation.errors import InputError
from tests.consultation import post
from tests.real_data import real_data

QUALTRICS = (
    "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,"
    "ResponseId,RecipientEmail,UserLanguage,Q1,Q2_TEXT,Q3_1\n"
    "Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,"
    "Recorded Date,Response ID,Recipient Email,User Language,Should 2.1 stay?,"
    '"What protects people best?",Nobody who sells should be punished.\n'
    + ",".join(['"{""ImportId"":""startDate""}"', *["x"] * 13])
    + "\n2025-11-03 09:00:00,2025-11-03 09:09:00,IP Address,10.0.0.1,100,540,True,"
    "2025-11-03 09:09:01,R_1,dag@x.example,EN,1,Housing.,Agree\n"
    "2025-11-03 10:00:00,2025-11-03 10:09:00,IP Address,10.0.0.2,40,540,False,"
    "2025-11-03 10:09:01,R_2,,EN,2,Half a thought,\n"
)
LIMESURVEY = (
    '"id","submitdate","lastpage","startlanguage","seed","ipaddr","q1","q1[comment]","G2Q1"\n'
    '"1","1980-01-01 00:00:00","2","en","123","10.0.0.1","A1","Because.","Housing"\n'
    '"2","","1","en","124","10.0.0.2","A2","","unfinished"\n'
)
GOOGLE = (
    "Timestamp,Email Address,What protects people best?\n"
    "11/13/2025 10:02:11,dag@x.example,Housing.\n"
)
CITIZEN_SPACE = (
    "Response ID,Submitted,1. What protects people best?,Your postcode,Postcode\n"
    "ANON-1,2025-11-03 10:00,Housing.,,N1\n"
)
DECIDIM = (
    "id;category/name/en;component/id;title/en;body/en;state;reference;supports;published_at\n"
    "7;Law;3;A proposal;Decriminalise, please.;accepted;ref-7;12;2025-11-03 10:00:00 UTC\n"
    "8;Law;3;Another;Never mind.;withdrawn;ref-8;0;2025-11-03 11:00:00 UTC\n"
)
DECIDIM_SURVEY = (
    "ID;Created at;IP Hash;User status;1. What protects people best?\n"
    "abc;2025-11-03 10:00:00;9f;Registered;Housing.\n"
)
COMMENTS = (
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    "1762164000,x,0,5,3,1,1,Nobody who sells should be punished.\n"
    "1762164000,x,1,6,3,1,-1,Rude words.\n"
)
VOTES = (
    "timestamp,datetime,comment-id,voter-id,vote\n1762164002,x,0,5,1\n1762164000,x,0,5,-1\n"
    "1762164000,x,1,5,1\n1762164000,x,0,6,-1\n"
)


def rows_in(path: Path) -> platforms.Rows:
    (found,) = read_files([path])
    return found.raws[0].rows


def imported(path: Path, trial: Consultation, map: SheetMap) -> Batch:
    at = datetime(2025, 11, 14, 12, tzinfo=UTC)
    batch = Intake(trial, trial.round("north-2025"), at=at, map=map).take_in([path])
    assert sum(batch.count(state) for state in ItemState) == batch.came_in
    return batch


def becomes(found: SheetMap) -> dict[str, str]:
    return {each.header: each.becomes for each in found.columns}


def responses(batch: Batch) -> list[Response]:
    return [item.response for item in batch.items if item.response]


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        (QUALTRICS, "Qualtrics"),
        (LIMESURVEY, "LimeSurvey"),
        (GOOGLE, "Google Forms"),
        (CITIZEN_SPACE, "Citizen Space"),
        (DECIDIM, "Decidim, proposals"),
        (DECIDIM_SURVEY, "Decidim, survey"),
        (COMMENTS, "Polis, comments"),
        (VOTES, "Polis, votes"),
        ("q1,q2\nyes,x\n", ""),
    ],
)
def test_an_export_is_told_by_its_columns(tmp_path: Path, trial, text: str, platform: str) -> None:
    rows = rows_in(post.a_file(tmp_path, "export.csv", text))
    assert maps.propose(rows, trial).platform == platform


def test_the_three_first_rows_of_qualtrics_are_no_responses_and_its_codes_are_asked_for(
    tmp_path: Path, trial
) -> None:
    path = post.a_file(tmp_path, "export.csv", QUALTRICS)
    proposed = maps.propose(rows_in(path), trial)
    assert proposed.heads == 3
    found = becomes(proposed)
    assert (found["Q2_TEXT"], found["Q3_1"]) == ("q2", "s2")
    assert (found["IPAddress"], found["RecipientEmail"]) == ("leave out", "leave out")
    columns = tuple(
        maps.Mapped("Q1", "q1", (("1", "yes"), ("2", "no"))) if each.header == "Q1" else each
        for each in proposed.columns
    )
    batch = imported(path, trial, SheetMap(columns, "Qualtrics", 3))
    (response,) = responses(batch)
    said = {
        answer.question: answer.choice or answer.scale or answer.text for answer in response.answers
    }
    assert said == {"q1": "yes", "q2": "Housing.", "s2": 1}
    assert (response.received, response.language) == (date(2025, 11, 3), "en")
    assert "row 5: it was begun and never sent off" in batch.items[1].reason
    assert "dag@x" not in repr(batch)


def test_limesurvey_codes_are_listed_and_its_hidden_day_is_none(tmp_path: Path, trial) -> None:
    path = post.a_file(tmp_path, "results.csv", LIMESURVEY)
    proposed = maps.propose(rows_in(path), trial)
    assert becomes(proposed)["q1[comment]"] == "q1 why"
    (coded,) = (each for each in proposed.columns if each.header == "q1")
    assert coded.values == (("A1", ""), ("A2", ""))
    columns = tuple(
        maps.Mapped("q1", "q1", (("A1", "yes"), ("A2", "no"))) if each is coded else each
        for each in proposed.columns
    )
    batch = imported(path, trial, SheetMap(columns, "LimeSurvey"))
    (response,) = responses(batch)
    assert response.received == date(2025, 11, 14)
    assert response.answers[0].choice == "yes"
    assert "never sent off" in batch.items[1].reason


def test_the_order_of_days_is_told_from_the_days_themselves(tmp_path: Path, trial) -> None:
    path = post.a_file(tmp_path, "form.csv", GOOGLE)
    (response,) = responses(imported(path, trial, maps.propose(rows_in(path), trial)))
    assert response.received == date(2025, 11, 13)
    assert not response.consents.quote


def test_a_consent_is_taken_only_from_a_column_of_its_own(tmp_path: Path, trial) -> None:
    path = post.a_file(
        tmp_path,
        "form.csv",
        GOOGLE.replace("Email Address", "May we quote you?").replace("dag@x.example", "yes"),
    )
    proposed = maps.propose(rows_in(path), trial)
    (least,) = responses(imported(path, trial, proposed))
    assert not least.consents.quote
    columns = tuple(
        maps.Mapped(each.header, "quote") if "quote" in each.header else each
        for each in proposed.columns
    )
    (given,) = responses(imported(path, trial, SheetMap(columns, days=proposed.days)))
    assert given.consents.quote


def test_numbers_before_questions_make_no_difference(tmp_path: Path, trial) -> None:
    path = post.a_file(tmp_path, "cs.csv", CITIZEN_SPACE)
    found = becomes(maps.propose(rows_in(path), trial))
    assert found["1. What protects people best?"] == "q2"
    assert (found["Response ID"], found["Postcode"]) == ("id", "leave out")


def test_a_proposal_of_decidim_is_its_title_and_body_and_withdrawn_ones_wait(
    tmp_path: Path, trial
) -> None:
    path = post.a_file(tmp_path, "proposals.csv", DECIDIM)
    batch = imported(path, trial, maps.propose(rows_in(path), trial))
    (response,) = responses(batch)
    assert response.answers[0].text == "title/en: A proposal\n\nbody/en: Decriminalise, please."
    assert "withdrawn on Decidim" in batch.items[1].reason


def test_votes_of_polis_are_one_response_a_voter_and_the_later_vote_counts(
    tmp_path: Path, trial
) -> None:
    comments = maps.comments_in(rows_in(post.a_file(tmp_path, "comments.csv", COMMENTS)))
    path = post.a_file(tmp_path, "votes.csv", VOTES)
    proposed = maps.propose(rows_in(path), trial, comments=comments)
    assert becomes(proposed) == {"participant": "id", "0": "s2", "1": "words"}
    kept = tuple(
        maps.Mapped(each.header, "leave out") if each.header == "1" else each
        for each in proposed.columns
    )
    found = responses(imported(path, trial, SheetMap(kept, "Polis, votes")))
    assert [each.answers[0].scale for each in found] == [1, -1]


def test_comments_of_polis_are_words_and_those_its_moderators_refused_wait(
    tmp_path: Path, trial
) -> None:
    path = post.a_file(tmp_path, "comments.csv", COMMENTS)
    batch = imported(path, trial, maps.propose(rows_in(path), trial))
    assert responses(batch)[0].answers[0].text == "Nobody who sells should be punished."
    assert "moderators refused it" in batch.items[1].reason


def test_a_real_export_of_polis_is_read_whole(tmp_path: Path, trial) -> None:
    folder = real_data("opinions") / "15-per-hour-seattle"
    rows = rows_in(folder / "participants-votes.csv")
    proposed = maps.propose(rows, trial)
    columns = tuple(
        maps.Mapped(each.header, "s1") if each.header == "0" else each for each in proposed.columns
    )
    batch = imported(folder / "participants-votes.csv", trial, SheetMap(columns, proposed.platform))
    assert batch.came_in == len(rows) - 1
    assert all(
        "says nothing" in item.reason
        for item in batch.items
        if item.state is not ItemState.ACCEPTED
    )


@pytest.mark.parametrize(
    "header", ["Your name", "3. What is your e-mail?", "Votre nom", "¿Su nombre?", "ما هو اسمك؟"]
)
def test_a_column_that_asks_who_somebody_is_is_proposed_to_be_left_out(trial, header: str) -> None:
    found = maps.propose([[header, "The name of your group"], ["Dag", "Lamps"]], trial)
    assert [each.becomes for each in found.columns] == ["leave out", "words"]


def test_a_map_is_written_and_read_again_as_it_was(tmp_path: Path, trial) -> None:
    for text in (QUALTRICS, LIMESURVEY, DECIDIM):
        proposed = maps.propose(rows_in(post.a_file(tmp_path, "e.csv", text)), trial)
        assert maps.map_from_toml(proposed.as_toml()) == proposed
        assert maps.map_from_json(proposed.as_json()) == proposed


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            (("id", "id"), ("q9", "q1")),
            "has other columns than the map: 'q2' where the map has 'q9'",
        ),
        ((("id", "id"), ("q2", "q77")), "become 'q77', which is no question"),
        ((("id", "id"), ("q2", "leave out")), "lets no column of"),
    ],
)
def test_a_map_that_does_not_fit_is_told(tmp_path: Path, trial, columns, said: str) -> None:
    path = post.a_file(tmp_path, "sheet.csv", "id,q2\n1,Housing\n")
    given = SheetMap(tuple(maps.Mapped(*each) for each in columns))
    (item,) = imported(path, trial, given).items
    assert said in item.reason


@pytest.mark.parametrize("text", ["nonsense = [", "[[column]]\nheader = 1\n", "platform = 'x'\n"])
def test_what_is_no_map_is_told(text: str) -> None:
    with pytest.raises(InputError, match="map"):
        maps.map_from_toml(text)


def test_an_export_that_needs_a_map_waits_for_one(tmp_path: Path, take_in) -> None:
    (item,) = take_in(post.a_file(tmp_path, "export.csv", QUALTRICS)).items
    assert "is an export of Qualtrics. Look first at what its columns become" in item.reason


def test_an_error_names_the_row_and_the_column(tmp_path: Path, trial) -> None:
    path = post.a_file(tmp_path, "sheet.csv", "My opinion,id\nperhaps,1\nyes,2\n")
    given = SheetMap((maps.Mapped("My opinion", "q1"), maps.Mapped("id", "id")))
    bad, good = imported(path, trial, given).items
    assert "row 2: in the column 'My opinion', 'perhaps' is no choice of q1" in bad.reason
    assert bad.cells == (("q1", "perhaps"), ("id", "1"))
    assert good.state is ItemState.ACCEPTED
