"""A sentence model's folder, as sentence-transformers lays it out, read and checked.

Of the many kinds only encoders of the BERT family are read, with the mean of the tokens or the
first of them as the sentence. Anything else is refused, for a result would be wrong unseen.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from folkmoot.analysis.sentences_encoder import Encoder, Layer, Linear, Norm
from folkmoot.analysis.sentences_tensors import Numbers, read_tensors
from folkmoot.foundation.errors import InputError

WEIGHTS: Final = "model.safetensors"
TOKENS: Final = "tokenizer.json"
MODULES: Final = frozenset({"Transformer", "Pooling", "Normalize"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What config.json says of the encoder."""

    layers: int
    heads: int
    hidden: int
    positions: int
    epsilon: float


def read_encoder(folder: Path) -> Encoder:
    """Read the encoder in *folder*; one of another kind or in parts raises InputError."""
    shape = _shape(folder)
    tensors = read_tensors(_file(folder, WEIGHTS))
    if not any(name.startswith("embeddings.") for name in tensors):
        tensors = {name.removeprefix("bert."): one for name, one in tensors.items()}
    try:
        return _encoder(tensors, shape)
    except (KeyError, ValueError, IndexError) as error:
        raise InputError(
            f"{folder / WEIGHTS} lacks numbers that {folder / 'config.json'} speaks of, or has "
            f"them in another shape ({error}). Copy the whole folder anew."
        ) from error


def takes_first_token(folder: Path) -> bool:
    """Say whether a sentence stands for its first token, and not for the mean of all."""
    pooling = _json(folder, "1_Pooling/config.json")
    wanted = {
        name for name, used in pooling.items() if name.startswith("pooling_mode") and used is True
    }
    if wanted not in ({"pooling_mode_mean_tokens"}, {"pooling_mode_cls_token"}):
        raise _refused(folder, f"it pools tokens by {', '.join(sorted(wanted)) or 'nothing'}")
    return wanted == {"pooling_mode_cls_token"}


def longest(folder: Path) -> int:
    """Give how many tokens of a text are read at most."""
    told = _json(folder, "sentence_bert_config.json").get("max_seq_length")
    positions = _shape(folder).positions
    return min(told, positions) if isinstance(told, int) and told > 2 else positions


def _shape(folder: Path) -> Shape:
    told = _json(folder, "config.json")
    if told.get("model_type") != "bert":
        raise _refused(folder, f"its config.json names the kind {told.get('model_type')}")
    if told.get("hidden_act", "gelu") != "gelu":
        raise _refused(folder, f"it uses {told['hidden_act']}")
    if told.get("position_embedding_type", "absolute") != "absolute":
        raise _refused(folder, "its positions are relative")
    if (folder / "modules.json").exists():
        _refuse_modules(folder)
    names = ("num_hidden_layers", "num_attention_heads", "hidden_size", "max_position_embeddings")
    sizes = [told.get(name) for name in names]
    if not all(isinstance(size, int) and 0 < size < 100_000 for size in sizes):
        raise _refused(folder, "its config.json does not say how large it is")
    layers, heads, hidden, positions = (int(str(size)) for size in sizes)
    return Shape(layers, heads, hidden, positions, float(str(told.get("layer_norm_eps", 1e-12))))


def _refuse_modules(folder: Path) -> None:
    modules = json.loads(_file(folder, "modules.json").read_text(encoding="utf-8"))
    kinds = {str(module.get("type", "")).rpartition(".")[2] for module in modules}
    if kinds - MODULES:
        raise _refused(folder, f"it has the part {', '.join(sorted(kinds - MODULES))}")


def _json(folder: Path, name: str) -> Mapping[str, object]:
    try:
        told = json.loads(_file(folder, name).read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{folder / name} is not JSON. Copy the whole folder anew.") from error
    return told if isinstance(told, dict) else {}


def _file(folder: Path, name: str) -> Path:
    if not (folder / name).is_file():
        raise InputError(
            f"{folder} has no {name}. Name the folder of a sentence model as sentence-transformers "
            f"stores it, with config.json, {TOKENS}, {WEIGHTS} and 1_Pooling."
        )
    return folder / name


def _refused(folder: Path, why: str) -> InputError:
    return InputError(
        f"The sentence model in {folder} cannot be read: {why}. Take one of the BERT family, such "
        f"as all-MiniLM-L6-v2 or paraphrase-multilingual-MiniLM-L12-v2."
    )


def _encoder(tensors: Mapping[str, Numbers], shape: Shape) -> Encoder:
    kinds = tensors["embeddings.token_type_embeddings.weight"]
    positions = tensors["embeddings.position_embeddings.weight"][: shape.positions]
    words = tensors["embeddings.word_embeddings.weight"]
    if not words.shape[1] == positions.shape[1] == shape.hidden or shape.hidden % shape.heads:
        raise ValueError("embeddings")
    return Encoder(
        words,
        positions + kinds[0],
        _norm(tensors, "embeddings.LayerNorm", shape),
        tuple(_layer(tensors, f"encoder.layer.{place}", shape) for place in range(shape.layers)),
    )


def _layer(tensors: Mapping[str, Numbers], name: str, shape: Shape) -> Layer:
    asked = [
        _linear(tensors, f"{name}.attention.self.{part}") for part in ("query", "key", "value")
    ]
    return Layer(
        Linear(
            np.concatenate([one.matrix for one in asked], axis=1),
            np.concatenate([one.offset for one in asked]),
        ),
        _linear(tensors, f"{name}.attention.output.dense"),
        _norm(tensors, f"{name}.attention.output.LayerNorm", shape),
        _linear(tensors, f"{name}.intermediate.dense"),
        _linear(tensors, f"{name}.output.dense"),
        _norm(tensors, f"{name}.output.LayerNorm", shape),
        shape.heads,
    )


def _linear(tensors: Mapping[str, Numbers], name: str) -> Linear:
    matrix, offset = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
    if matrix.shape[:1] != offset.shape or matrix.ndim != 2:
        raise ValueError(name)
    return Linear(np.ascontiguousarray(matrix.T), offset)


def _norm(tensors: Mapping[str, Numbers], name: str, shape: Shape) -> Norm:
    scale, offset = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
    if scale.shape != (shape.hidden,) or offset.shape != scale.shape:
        raise ValueError(name)
    return Norm(scale, offset, shape.epsilon)
