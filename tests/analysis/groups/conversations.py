"""Conversations with known groups: made by rule, or drawn by dice with a fixed seed."""

import numpy as np

from folkmoot.analysis.votes import AGREE, DISAGREE, GAP, PASS, votes_from

STATEMENTS = [f"s{number}" for number in range(12)]


def two_camps(size=20):
    """Two camps that answer every statement the other way round, each with its few doubts."""
    rows = {}
    for camp, sign in (("a", AGREE), ("b", DISAGREE)):
        for n in range(size):
            row = [sign if s % 2 else -sign for s in range(len(STATEMENTS))]
            row[n % len(row)] = PASS
            row[(n * 5 + 1) % len(row)] = GAP
            rows[f"{camp}{n:02}"] = row
    return rows


def planted(groups, *, people=120, asked=40, seed=7):
    """Votes of *groups* equal groups whose members lean alike, half of the cells being gaps."""
    dice = np.random.default_rng(seed)
    own = np.arange(people) % groups
    leaning = dice.normal(0, 2, (groups, asked))
    felt = leaning[own] + dice.logistic(0, 1, (people, asked))
    votes = np.where(felt > 0.6, AGREE, np.where(felt < -0.6, DISAGREE, PASS))
    votes[dice.random((people, asked)) < 0.5] = GAP
    names = [f"g{own[person]}-{person:03}" for person in range(people)]
    rows = {name: votes[person].tolist() for person, name in enumerate(names)}
    return votes_from(rows, [str(number) for number in range(asked)])


def without_a_pattern(people=100, asked=20):
    """Votes in which nobody has anything in common with anybody but by chance."""
    return planted(people, people=people, asked=asked, seed=3)


def changed(votes, *, people, statements, people_order, statement_order):
    """Give the same votes under other names and in another order."""
    rows = {people[at]: votes.matrix[at, statement_order].tolist() for at in people_order}
    return votes_from(rows, [statements[at] for at in statement_order])


def partition(found):
    """Give the groups found as sets of participants, without their letters."""
    return {frozenset(group.members) for group in found.groups}


def most_of_one_kind(group):
    """Whether nine in ten of a group's members come from one planted group."""
    kinds = [member.split("-")[0] for member in group.members]
    return max(map(kinds.count, set(kinds))) >= 0.9 * len(kinds)
