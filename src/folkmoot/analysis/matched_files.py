"""Topics that people matched, from files as ArgKP publishes them: arguments, key points, labels."""

from collections import defaultdict
from pathlib import Path

from folkmoot.analysis.corpus import Text, clean
from folkmoot.analysis.match_learning import Labelled
from folkmoot.analysis.sheets import read_table
from folkmoot.analysis.worded import WordedTheme


def labelled_topics(folder: Path, split: str) -> tuple[Labelled, ...]:
    """Read the topics in `arguments_SPLIT.csv`, `key_points_SPLIT.csv` and `labels_SPLIT.csv`.

    A file or column that is missing raises InputError.
    """
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


def _rows(path: Path, *columns: str) -> list[list[str]]:
    table = read_table(path)
    places = [table.column(column) for column in columns]
    return [[row[place] for place in places] for row in table.rows]
