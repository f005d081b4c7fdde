"""Small questions about the parse of a sentence."""

import pytest

from counterclaim.claims.syntax import (
    ancestors,
    build_tree,
    clause_head,
    conjuncts,
    is_clause_head,
    is_expletive,
    is_passive,
    noun_phrase,
    objects_of,
    prepositional,
    span_of,
    subjects_of,
    subtree,
)


@pytest.fixture
def parsed(document):
    """The tree of a text, and the index of a word in it."""

    def parse(text):
        tree = build_tree(document(text))
        return tree, lambda word: next(t.index for t in tree.tokens if t.text == word)

    return parse


def words(tree, indexes):
    return [tree.tokens[i].text for i in indexes]


def test_every_word_but_roots_is_the_child_of_its_head(parsed):
    tree, _ = parsed("The rebels shelled the port.\nTwo dockers died.")
    for token in tree.tokens:
        assert (token.index in tree.children[token.head]) == (token.head != token.index)


def test_a_subtree_is_sorted_and_stops_where_told(parsed):
    tree, at = parsed("The rebels shelled the old port of Arn.")
    assert words(tree, subtree(tree, at("port"))) == ["the", "old", "port", "of", "Arn"]
    assert words(tree, subtree(tree, at("port"), stop=[at("of")])) == ["the", "old", "port"]


def test_ancestors_end_at_the_root(parsed):
    tree, at = parsed("The rebels shelled the old port.")
    assert words(tree, ancestors(tree, at("old"))) == ["port", "shelled"]
    assert list(ancestors(tree, at("shelled"))) == []


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("The rebels shelled the port.", "shelled", ["rebels"]),
        ("The rebels and the militia shelled the port.", "shelled", ["rebels", "militia"]),
        ("The rebels shelled the port and burned the mill.", "burned", ["rebels"]),
        ("The port was shelled.", "shelled", ["port"]),
        ("The soldiers who burned the mill fled.", "burned", ["soldiers"]),
        ("The army wants to retake the hill.", "retake", ["army"]),
        ("Shells fell on the town, killing four dockers.", "killing", ["Shells"]),
    ],
)
def test_subjects(parsed, text, verb, subjects):
    tree, at = parsed(text)
    assert words(tree, subjects_of(tree, at(verb))) == subjects


def test_who_speaks_is_not_who_acted(parsed):
    tree, at = parsed("The mayor denied shelling the port.")
    assert words(tree, subjects_of(tree, at("shelling"))) == ["mayor"]
    assert subjects_of(tree, at("shelling"), stop=[at("denied")]) == []


@pytest.mark.parametrize(
    ("text", "verb", "objects"),
    [
        ("The rebels shelled the port.", "shelled", ["port"]),
        ("The rebels shelled the port and the mill.", "shelled", ["port", "mill"]),
        ("The rebels withdrew.", "withdrew", []),
        ("The port was shelled.", "shelled", []),
    ],
)
def test_objects(parsed, text, verb, objects):
    tree, at = parsed(text)
    assert words(tree, objects_of(tree, at(verb))) == objects


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The port was shelled.", "shelled", True),
        ("The port was shelled by rebels.", "shelled", True),
        ("The port shelled by rebels burned.", "shelled", True),
        ("The rebels have shelled the port.", "shelled", False),
        ("The rebels were shelling the port.", "shelling", False),
    ],
)
def test_passive(parsed, text, verb, passive):
    tree, at = parsed(text)
    assert is_passive(tree, at(verb)) is passive


def test_objects_of_a_preposition_with_those_coordinated(parsed):
    tree, at = parsed("The port was shelled by rebels and militiamen.")
    assert words(tree, prepositional(tree, at("shelled"), ("by",))) == ["rebels", "militiamen"]
    assert prepositional(tree, at("shelled"), ("with",)) == []


def test_conjuncts_leave_appositions_out(parsed):
    tree, at = parsed("The mayor, Ana Prado, and the bishop spoke.")
    assert "Prado" not in words(tree, conjuncts(tree, at("mayor")))


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("The old port of Arn burned.", "port", "The old port of Arn"),
        ("The port that rebels shelled burned.", "port", "The port"),
        ("The port in the north burned.", "port", "The port"),
        ("Northland’s army fled.", "army", "Northland’s army"),
    ],
)
def test_noun_phrases_hold_no_clause(parsed, text, word, phrase):
    tree, at = parsed(text)
    first, last = noun_phrase(tree, at(word))
    assert text[tree.tokens[first].start : tree.tokens[last - 1].end] == phrase


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("The rebels shelled the old port.", "old", "shelled"),
        ("The mayor said that rebels shelled the port.", "port", "shelled"),
        ("The port was shelled.", "was", "shelled"),
    ],
)
def test_clause_heads(parsed, text, word, head):
    tree, at = parsed(text)
    assert tree.tokens[clause_head(tree, at(word))].text == head


def test_an_auxiliary_heads_no_clause(parsed):
    tree, at = parsed("The port was shelled.")
    assert (is_clause_head(tree, at("was")), is_clause_head(tree, at("shelled"))) == (False, True)


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("“Rebels shelled the port,”", "Rebels shelled the port"),
        ("that rebels shelled it .", "rebels shelled it"),
        (", and they fled ;", "they fled"),
    ],
)
def test_evidence_has_no_marks_at_its_edges(document, text, trimmed):
    doc = document(text)
    start, end = span_of(doc.tokens, 0, len(doc.tokens))
    assert text[start:end] == trimmed


def test_a_span_lies_inside_its_words(document):
    doc = document("“, and that the rebels — , . ”")
    for first in range(len(doc.tokens)):
        for last in range(first + 1, len(doc.tokens) + 1):
            start, end = span_of(doc.tokens, first, last)
            assert doc.tokens[first].start <= start < end <= doc.tokens[last - 1].end


@pytest.mark.parametrize(
    ("text", "stands_for_nobody"),
    [
        ("It has not proved possible to implement the truce.", True),
        ("It is clear that the truce was broken.", True),
        ("It seems that rebels broke the truce.", True),
        ("It broke the truce.", False),
        ("It is ready to implement the truce and it is strong.", True),
        ("It shelled the town.", False),
        ("It wants to observe the truce.", False),
    ],
)
def test_an_it_that_stands_for_nobody(parsed, text, stands_for_nobody):
    tree, at = parsed(text)
    assert is_expletive(tree, at("It")) is stands_for_nobody


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("The army sent troops to attack the base.", "attack", ["army", "troops"]),
        ("The army forced families to leave the town.", "leave", ["families"]),
        ("The envoy brokered a deal to stop bombing the port.", "stop", []),
        ("The army launched an operation to retake the hill.", "retake", ["army"]),
        ("The army stopped them from burning the mill.", "burning", []),
        ("Families were shelled, wounding two.", "wounding", []),
    ],
)
def test_who_does_what_hangs_on_another_verb(parsed, text, verb, subjects):
    tree, at = parsed(text)
    assert words(tree, subjects_of(tree, at(verb))) == subjects


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The mayor was seized and beaten.", "beaten", True),
        ("The mill was attacked and looted near Arn.", "looted", True),
        ("The mayor was seized and died.", "died", False),
        ("The rebels were beaten and left the town.", "left", False),
        ("The rebels had attacked and burned the mill.", "burned", False),
    ],
)
def test_a_second_participle_shares_the_passive(parsed, text, verb, passive):
    tree, at = parsed(text)
    assert is_passive(tree, at(verb)) is passive
