"""Topics that people matched, from files as ArgKP publishes them: arguments, key points, labels."""

from collections import defaultdict
from pathlib import Path

from folkmoot.analysis.corpus import Text, clean
from folkmoot.analysis.match_lessons import Labelled
from folkmoot.analysis.sheets import read_table
from folkmoot.analysis.worded import WordedTheme
from folkmoot.foundation.errors import InputError


def labelled_topics(folder: Path, split: str) -> tuple[Labelled, ...]:
    """Read the topics in `arguments_SPLIT.csv`, `key_points_SPLIT.csv` and `labels_SPLIT.csv`.

    They lie in *folder* or below it, as the publisher's archive has them. A file or column that is
    missing raises InputError.
    """
    folder = _where(folder, split)
    texts: dict[str, list[Text]] = defaultdict(list)
    themes: dict[str, list[WordedTheme]] = defaultdict(list)
    sides: dict[str, str] = {}
    columns = ("arg_id", "argument", "topic", "stance")
    for id, said, topic, stance in _rows(folder / f"arguments_{split}.csv", *columns):
        texts[topic].append(Text(id, clean(said), "en"))
        sides[id] = stance
    columns = ("key_point_id", "key_point", "topic", "stance")
    for id, said, topic, stance in _rows(folder / f"key_points_{split}.csv", *columns):
        themes[topic].append(WordedTheme(id, clean(said), side=stance))
    labels = {
        (response, theme): label == "1"
        for response, theme, label in _rows(
            folder / f"labels_{split}.csv", "arg_id", "key_point_id", "label"
        )
    }
    return tuple(
        Labelled(topic, tuple(texts[topic]), tuple(themes[topic]), sides, labels)
        for topic in sorted(texts)
    )


def _where(folder: Path, split: str) -> Path:
    """Give the folder that holds the files of *split*: the first of those nearest to *folder*."""
    name = f"arguments_{split}.csv"
    found = sorted(folder.rglob(name), key=lambda path: (len(path.parts), path))
    if not found:
        raise InputError(f"There is no {name} in {folder} or below it. Name the folder it is in.")
    return found[0].parent


def _rows(path: Path, *columns: str) -> list[list[str]]:
    table = read_table(path)
    places = [table.column(column) for column in columns]
    return [[row[place] for place in places] for row in table.rows]
