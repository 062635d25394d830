"""The public pages of the policy say what the record holds, and what it does not."""

import hashlib
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from folkmoot.policy.clauses import Clause
from folkmoot.policy.versions import render_version
from folkmoot.web.policy import services
from folkmoot.web.policy.templatetags.policy_text import prose
from tests.policy.conftest import ADOPTED, SECRETARIAT, a_second, adopt

POLICY = "/policy/sex-work-rights/"


def html(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_policy_is_a_text_with_every_clause_linked_to_its_life(client, policy):
    page = html(client, POLICY)
    for clause in policy.versions[0].clauses:
        assert f'href="/policy/sex-work-rights/1/{clause.id}/"' in page
    assert "not in the record" in page
    assert "10 of 15 points answered" in page


def test_the_text_can_be_checked_against_its_hash(client, policy):
    adopt(policy)
    raw = client.get(f"{POLICY}2/text.md").content
    assert hashlib.sha256(raw).hexdigest() in html(client, f"{POLICY}2/")


@pytest.mark.parametrize("view", ["", "?view=side"])
def test_a_comparison_marks_what_was_added_for_eyes_and_for_ears(client, policy, view):
    adopt(policy)
    page = html(client, f"{POLICY}compare/1/2/{view}")
    assert "added:" in page
    assert "Exploitation is another matter." in page
    assert "after “with information or otherwise.”, added “Exploitation is another matter.”" in page
    assert "20 clauses are as they were" in page


def test_each_consideration_names_its_clauses_or_says_that_there_are_none(client, policy):
    page = html(client, "/considerations/council-2015/")
    assert "Version 1 leaves 5 points without a clause that answers them." in page
    assert page.count("No clause of version 1 answers this.") == 5
    assert 'href="/policy/sex-work-rights/1/4.4/"' in page


def test_the_evidence_can_be_narrowed_to_a_clause_and_a_state(client, policy):
    assert "44 of 44 claims" in html(client, "/evidence/")
    page = html(client, "/evidence/?clause=2.2&state=stands")
    assert "/evidence/swe-no-change-shown/" in page
    assert "/evidence/nz-count-2003-2007/" not in page
    assert "uk-timetable-2014" in html(client, "/evidence/?state=stale")
    assert "No claim fits." in html(client, "/evidence/?clause=9.9")


def test_a_claim_shows_its_caution_its_sources_and_its_clauses(client, policy):
    page = html(client, "/evidence/nz-count-2003-2007/")
    assert "5,932" in page
    assert "in conflict" in page
    assert 'href="/sources/consultation-pack/"' in page
    assert 'href="/policy/sex-work-rights/1/2.2/"' in page


def test_a_source_that_is_not_in_the_record_says_so_and_what_rests_on_it(client, policy):
    page = html(client, "/sources/note-28/")
    assert "This source is not in the record." in page
    assert 'href="/evidence/swe-no-change-shown/"' in page
    assert "33 sources are cited by their number only" in html(client, "/sources/")


def test_views_against_stand_beside_views_for(client, policy):
    page = html(client, "/positions/")
    assert "Those who would punish the purchase" in page
    assert page.count("The source names nobody who holds this.") == 6
    page = html(client, "/positions/criminalise-purchase/")
    assert 'href="/policy/sex-work-rights/1/2.2/"' in page


@pytest.mark.parametrize(
    "address",
    [
        "/policy/none/", f"{POLICY}9/", f"{POLICY}9/text.md", f"{POLICY}compare/1/9/",
        "/evidence/none/", "/sources/none/", "/positions/none/", "/considerations/none/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, policy, address):
    html(client, address, 404)


def test_an_empty_site_has_its_pages_too(client, db):
    for address in ("/policy/", "/evidence/", "/sources/", "/positions/"):
        html(client, address)


def test_lists_ask_the_database_no_more_when_there_is_more_to_show(
    client, policy, django_assert_max_num_queries: DjangoAssertNumQueries
):
    adopt(policy)
    for address in (f"{POLICY}2/", "/evidence/", "/positions/", "/sources/", "/policy/"):
        with django_assert_max_num_queries(16):
            html(client, address)


def test_html_and_links_in_a_clause_stay_text(client, policy):
    hostile = '<script>alert(1)</script> [here](javascript:alert(1)) <b onclick="x">bold</b> *so*'
    second = a_second(policy)
    clauses = (*second.clauses, Clause("5.8", "<i>Title</i>", hostile))
    text = render_version(replace(second, clauses=clauses))
    services.propose_version(policy.id, text, by=SECRETARIAT, at=ADOPTED)
    for address in (f"{POLICY}2/", f"{POLICY}compare/1/2/"):
        page = html(client, address)
        for never in ("<script>alert", "<b onclick", 'href="javascript', "<i>Title"):
            assert never not in page
    assert "<em>so</em>" in html(client, f"{POLICY}2/")


def test_prose_is_set_with_lists_and_emphasis():
    assert prose("One *two*.\n\n- three") == (
        "<p>One <em>two</em>.</p>\n<ul>\n<li>three</li>\n</ul>\n"
    )


def test_an_arabic_version_is_set_from_right_to_left(client, policy):
    arabic = replace(
        a_second(policy), language="ar", clauses=(Clause("2.1", "البيع", "لا يُعاقَب أحد."),)
    )
    services.propose_version(policy.id, render_version(arabic), by=SECRETARIAT, at=ADOPTED)
    page = html(client, f"{POLICY}2/")
    assert 'class="policy-text" lang="ar" dir="rtl"' in page
    assert "لا يُعاقَب أحد." in page
