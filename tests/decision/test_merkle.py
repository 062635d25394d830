"""The root over ballots is that of RFC 6962, and the recount's own comes to the same."""

import hashlib

import pytest

from folkmoot.decision.merkle import leaf, root
from folkmoot.decision.recount.roots import leaf_of, root_of
from folkmoot.foundation.canonical import Json

RFC_6962 = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
"""The roots of the reference trees of Certificate Transparency, over its eight inputs."""

INPUTS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "60616263646566676869" + "6a6b6c6d6e6f",
]


@pytest.mark.parametrize("size", RFC_6962)
def test_the_root_is_that_of_the_reference_trees(size: int) -> None:
    hashes = [hashlib.sha256(b"\x00" + bytes.fromhex(each)) for each in INPUTS[:size]]
    assert root([each.hexdigest() for each in hashes]) == RFC_6962[size]
    assert root_of([each.digest() for each in hashes]).hex() == RFC_6962[size]


def test_the_recount_comes_to_the_same_leaves_and_roots_of_any_size() -> None:
    salt = "5a" * 32
    records: list[dict[str, Json]] = [{"seat": f"s{n}", "yes": n} for n in range(70)]
    for size in range(70):
        leaves = [leaf(record, salt=salt) for record in records[:size]]
        again = [leaf_of(record, bytes.fromhex(salt)) for record in records[:size]]
        assert [each.hex() for each in again] == leaves
        assert root_of(again).hex() == root(leaves)


def test_another_salt_order_or_record_gives_another_root() -> None:
    leaves = [leaf(n, salt="00") for n in range(5)]
    others = ([*leaves[1:], leaves[0]], leaves[:-1], [*leaves, leaves[-1]])
    assert root(leaves) not in {root(each) for each in others}
    assert leaf(1, salt="00") != leaf(1, salt="01")
