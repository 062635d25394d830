"""Near-duplicates as one finds them with Daft: MinHash, banding, verified pairs, and their union.

    daft_minhash.py CASES.csv OUT.csv [exact]

128 permutations of the runs of two words, 32 bands of four: pairs above .35 or so come together.
Each text is held beside the first in its band; the pair stays where the signatures agree in at
least 35 of 100 places, or with "exact" where the sets of runs do. Settings as in our notes, where
they did best on the same kind of cases. Daft reads the file; bands and union are numpy and scipy.
"""

import csv
import sys
from itertools import pairwise

import daft
import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

PERMUTATIONS, RUN, BANDS, LEAST = 128, 2, 32, 0.35
ROWS = PERMUTATIONS // BANDS
TOGETHER = 200_000


def main(source: str, target: str, verification: str = "estimate") -> None:
    """Write the id of each text in *source* with its group, if it has one, to *target*."""
    said = daft.col("text").normalize(
        remove_punct=True, lowercase=True, nfd_unicode=True, white_space=True
    )
    signed = said.minhash(num_hashes=PERMUTATIONS, ngram_size=RUN, seed=1)
    columns = [daft.col("id"), signed.alias("signature")]
    if verification == "exact":
        columns.append(said.alias("said"))
    table = daft.read_csv(source).select(*columns).to_arrow()
    flat = pa.concat_arrays(chunk.values for chunk in table["signature"].chunks)
    signatures = flat.to_numpy(zero_copy_only=False).reshape(-1, PERMUTATIONS)
    one, other = pairs(signatures)
    if verification == "exact":
        stays = jaccard(table["said"].to_pylist(), one, other) >= LEAST
    else:
        stays = agreement(signatures, one, other) >= LEAST
    count = len(signatures)
    ends = one[stays], other[stays]
    graph = coo_array((np.ones(stays.sum(), np.int8), ends), shape=(count, count))
    groups = connected_components(graph, directed=False)[1]
    write(target, table["id"].to_pylist(), groups)


def pairs(signatures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pair each text with the first that has the same four numbers in one of the bands."""
    count, found = len(signatures), []
    for band in range(BANDS):
        key = np.zeros(count, np.uint64)
        for row in range(ROWS):
            key = key * np.uint64(0x9E3779B97F4A7C15) ^ signatures[:, band * ROWS + row]
            key ^= key >> np.uint64(29)
        order = np.argsort(key)
        ordered = key[order]
        begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
        sizes = np.diff(np.append(begins, count))
        first = np.repeat(np.minimum.reduceat(order, begins), sizes)
        found.append((first * count + order)[first != order])
    both = np.unique(np.concatenate(found))
    return both // count, both % count


def agreement(signatures: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Give for each pair the share of equal places in their signatures."""
    parts = [
        (signatures[one[at : at + TOGETHER]] == signatures[other[at : at + TOGETHER]]).mean(axis=1)
        for at in range(0, len(one), TOGETHER)
    ]
    return np.concatenate([np.zeros(0), *parts])


def jaccard(texts: list[str], one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Give for each pair how many of their runs they share, exactly."""
    words = [text.split() for text in texts]
    runs = [frozenset(pairwise(text)) for text in words]
    both = zip(one.tolist(), other.tolist(), strict=True)
    return np.array([len(runs[a] & runs[b]) / max(len(runs[a] | runs[b]), 1) for a, b in both])


def write(target: str, ids: list[str], groups: np.ndarray) -> None:
    """Write a row for each text; one that is alone in its group has none."""
    several = np.bincount(groups)[groups] > 1
    with open(target, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("id", "campaign"))
        rows = zip(ids, groups.tolist(), several.tolist(), strict=True)
        table.writerows((id, group if stays else "") for id, group, stays in rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
