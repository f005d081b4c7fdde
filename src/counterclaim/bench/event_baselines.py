"""What the event benchmarks are measured against: what anybody would try first.

In: texts, and for some the answers to other texts. Out: rows as the scorers read them. Reads no pack: a baseline that
shared our word lists would measure them twice.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from counterclaim.bench.rows import Row

Known = Mapping[str, frozenset[str]]
"""Strings that filled a role in other texts, by role."""

ENOUGH = 2
"""A string is known that filled the role in so many texts."""
VIOLATIONS = {
    "arbitrary detention": re.compile(r"\b(?:arrest|detain|detention|jail|imprison|custody)", re.IGNORECASE),
    "enforced disappearance": re.compile(r"\bdisappear", re.IGNORECASE),
    "kidnapping": re.compile(r"\b(?:kidnap|abduct|hostage)", re.IGNORECASE),
    "killing": re.compile(r"\b(?:kill|murder|assassinat|shot dead)", re.IGNORECASE),
    "torture": re.compile(r"\b(?:tortur|beaten|ill-treat)", re.IGNORECASE),
}
_NAME = re.compile(r"\b[A-Z]\w+(?:[ -][A-Z]\w+)*")


def most_frequent(labels: Iterable[str]) -> str:
    """The commonest label; of equals the first in the alphabet."""
    counts = Counter(labels)
    return min(counts, key=lambda label: (-counts[label], label))


def known_fillers(answers: Iterable[Mapping[str, Iterable[Iterable[Iterable[object]]]]]) -> dict[str, frozenset[str]]:
    """Strings that filled a role in two texts or more; answers as the corpus gives them: role to things to mentions."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for roles in answers:
        for role, things in roles.items():
            counts[role].update({str(next(iter(mention))) for thing in things for mention in thing})
    return {role: frozenset(s for s, n in found.items() if n >= ENOUGH) for role, found in counts.items()}


def by_dictionary(text: str, known: Known) -> dict[str, list[str]]:
    """Of each role the known strings that stand in the text, the longest where one holds another."""
    roles: dict[str, list[str]] = {}
    for role, strings in known.items():
        found = [s for s in strings if s in text and re.search(rf"(?<!\w){re.escape(s)}(?!\w)", text)]
        roles[role] = sorted(s for s in found if not any(s != other and s in other for other in found))
    return roles


def message_row(name: str, text: str, known: Known, *, kind: str, status: str) -> Row:
    """A row for a message: known strings; where there is one, the commonest type, and for organisations one status."""
    roles = by_dictionary(text, known)
    orgs = roles.get("PerpOrg", [])
    types = [kind] if any(roles.values()) else []
    pairs = [{"org": org, "status": status} for org in orgs]
    return {"docid": name, "roles": roles, "types": types, "org_status": pairs}


def violations(text: str) -> list[str]:
    """The kinds of violation whose words stand in the text; "other" where none does."""
    return [kind for kind, words in VIOLATIONS.items() if words.search(text)] or ["other"]


def names(text: str) -> Iterator[tuple[int, int]]:
    """Every run of capitalised words."""
    return (match.span() for match in _NAME.finditer(text))


def actors(text: str) -> dict[str, list[str]]:
    """The first name of a sentence acts, the second is acted upon."""
    found = [text[start:end] for start, end in names(text)]
    return {"source": found[:1], "target": found[1:2]}
