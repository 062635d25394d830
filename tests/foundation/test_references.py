"""References are read and written back the same, and bad ones are told in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Kind, Reference

names = st.from_regex(r"[a-z0-9][a-z0-9./-]{0,20}", fullmatch=True)


@given(st.sampled_from(Kind), names, st.one_of(st.just(""), names), st.one_of(st.just(""), names))
def test_a_reference_reads_back_from_its_own_text(
    kind: Kind, name: str, version: str, part: str
) -> None:
    reference = Reference(kind, name, version, part)
    assert Reference.parse(str(reference)) == reference


@pytest.mark.parametrize(
    "text", ["", "policy", "policy:", "colour:red", "policy:a b", "policy:a@1@2", "policy:a#1#2"]
)
def test_what_is_no_reference_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UnknownReference, match=r"for instance policy:sex-work@2#3\.1"):
        Reference.parse(text)
