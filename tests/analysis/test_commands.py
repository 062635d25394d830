"""The commands, on files."""

import csv
import json

from typer.testing import CliRunner

from folkmoot.cli import application
from tests.analysis.texts import LETTER, with_changes
from tests.real_data import real_data

RUNNER = CliRunner()


def run(*arguments):
    return RUNNER.invoke(application(), list(map(str, arguments)))


def test_campaigns_writes_id_campaign_and_similarity(tmp_path):
    rows = [("a", LETTER), ("b", with_changes(LETTER, 7, "so")), ("c", "Something else.")]
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    with source.open("w", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *rows])
    assert run("campaigns", source, "--text", "text", "--id", "id", "-o", out).exit_code == 0
    with out.open() as file:
        found = {row["id"]: row for row in csv.DictReader(file)}
    assert found["a"]["campaign"] == found["b"]["campaign"] != ""
    assert found["c"]["campaign"] == found["c"]["similarity"] == ""


def test_groups_writes_its_document_whatever_the_order_of_rows(tmp_path):
    rows = [
        f"p{n:02}," + ",".join(str((1 if s % 2 else -1) * (1 if n < 15 else -1)) for s in range(9))
        for n in range(30)
    ]
    head = "participant," + ",".join(f"s{n}" for n in range(9))
    written = []
    for order in (rows, rows[::-1]):
        source, out = tmp_path / "votes.csv", tmp_path / "out.json"
        source.write_text("\n".join([head, *order]))
        assert run("groups", source, "-o", out).exit_code == 0
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert {"groups", "statements", "stability", "input_hash"} <= json.loads(written[0]).keys()


def test_agreement_prints_one_document(tmp_path):
    source = tmp_path / "codings.csv"
    source.write_text("unit,coder,code,value\n1,x,a,yes\n1,y,a,yes\n2,x,a,no\n2,y,a,no\n")
    done = run("agreement", source, "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["codes"][0]["alpha"] == 1.0


def test_analyse_finds_expert_key_points_in_the_reference_topic(tmp_path):
    from collections import Counter, defaultdict

    from folkmoot.analysis.corpus import Text
    from folkmoot.analysis.themes import find_themes

    folder = real_data("arguments")
    with (folder / "arguments_train.csv").open(newline="") as file:
        texts = [
            Text(row["arg_id"], row["argument"], "en")
            for row in csv.DictReader(file)
            if row["topic"] == "We should legalize prostitution"
        ]
    labels = defaultdict(set)
    with (folder / "labels_train.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["label"] == "1":
                labels[row["arg_id"]].add(row["key_point_id"])
    found = set()
    for theme in find_themes(texts):
        counts = Counter(p for q in theme.quotations() for p in labels[q.response])
        for point, count in counts.most_common(1):
            if count >= 2 and 2 * count > sum(counts.values()):
                found.add(point)
    assert len(found) >= 7
