"""Labelled topics from files as their publisher lays them out."""

import pytest

from folkmoot.analysis.matched_files import labelled_topics
from folkmoot.foundation.errors import InputError

FILES = {
    "arguments_test.csv": "arg_id,argument,topic,stance\nar_0,Rents are too high,Cap rents,1\n",
    "key_points_test.csv": "key_point_id,key_point,topic,stance\nkp_0,Rent is high,Cap rents,1\n",
    "labels_test.csv": "arg_id,key_point_id,label\nar_0,kp_0,1\n",
}


@pytest.mark.parametrize("below", [".", "test_data", "KPA_2021_shared_task/test_data"])
def test_the_files_of_a_split_are_found_in_a_folder_or_below_it(tmp_path, below):
    folder = tmp_path / below
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    (topic,) = labelled_topics(tmp_path, "test")
    assert (topic.topic, topic.sides, topic.labels) == (
        "Cap rents",
        {"ar_0": "1"},
        {("ar_0", "kp_0"): True},
    )
    with pytest.raises(InputError, match=r"no arguments_dev\.csv"):
        labelled_topics(tmp_path, "dev")
