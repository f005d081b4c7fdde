"""Even-handed: with the names of two states swapped, the cast and every reference come out swapped."""

import re

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.claims.actors import find_actors, resolve
from counterclaim.records.claim import Span

STATES = {
    "Kenya": ("Kenyan", "Nairobi", "KEN"),
    "Somalia": ("Somali", "Mogadishu", "SOM"),
    "Peru": ("Peruvian", "Lima", "PER"),
    "Serbia": ("Serbian", "Belgrade", "SRB"),
    "Croatia": ("Croatian", "Zagreb", "HRV"),
    "Azerbaijan": ("Azerbaijani", "Baku", "AZE"),
    "Armenia": ("Armenian", "Yerevan", "ARM"),
    "Ukraine": ("Ukrainian", "Kyiv", "UKR"),
    "Russia": ("Russian", "Moscow", "RUS"),
}
DISPATCH = """The {adj0} Defence Ministry accused the {adj1} army of shelling villages. {name1} used drones, it said.
The {adj1} Defence Ministry denied it. The ministry said that {adj0} forces fired at its troops.
{adj0} Foreign Minister Ana Prado told reporters that {name1} broke the truce. She said {name0} will answer.
{adj1} officials called the charge a lie. They said that {capital0} had wanted war.
Both sides agreed to talks, {adj1} President Luis Brand said. The {adj0} side had asked for them, he added."""
ASKED = (
    ("it said", "{adj0} Defence Ministry"),
    ("The ministry", "{adj1} Defence Ministry"),
    ("its troops", "{adj1} Defence Ministry"),
    ("She", "Ana Prado"),
    ("They", "{adj1} officials"),
    ("Both sides", "{adj1} officials"),
    ("he added", "Luis Brand"),
    ("The {adj0} side", "Luis Brand"),
)


def _told(names):
    fill = {}
    for n, name in enumerate(names):
        adj, capital, _ = STATES[name]
        fill |= {f"name{n}": name, f"adj{n}": adj, f"capital{n}": capital}
    return DISPATCH.format(**fill), [(words.format(**fill), by.format(**fill)) for words, by in ASKED]


def _reading(document, names):
    text, asked = _told(names)
    doc = document(text)
    cast = find_actors(doc)
    ids = {a.name: a.id for a in cast.actors}
    answers = []
    for words, by in asked:
        start = text.index(words)
        end = start + len(words.removesuffix(" said").removesuffix(" added"))
        found = resolve(doc, cast, Span(start, end), earlier=(ids[by],))
        answers.append((found.name, found.country, found.kind) if found else None)
    actors = [(a.name, a.country, a.sector, a.kind, a.office, sorted(a.aliases)) for a in cast.actors]
    return {"actors": actors, "answers": answers}


def _mark(reading, names):
    text = msgspec.json.encode(reading).decode()
    for n, name in enumerate(names):
        adj, capital, iso = STATES[name]
        for word, mark in ((adj, f"ADJ{n}"), (name, f"NAME{n}"), (capital, f"CAPITAL{n}"), (iso, f"ISO{n}")):
            text = re.sub(rf"\b{word}\b", mark, text)
    marked = msgspec.json.decode(text)
    return sorted(map(str, marked["actors"])), marked["answers"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=st.lists(st.sampled_from(sorted(STATES)), min_size=2, max_size=2, unique=True))
def test_swapped_states_give_a_swapped_cast(document, pair):
    told, swapped = _mark(_reading(document, pair), pair), _mark(_reading(document, pair[::-1]), pair[::-1])
    assert told == swapped


def test_the_dispatch_is_read(document):
    _, answers = _mark(_reading(document, ["Kenya", "Somalia"]), ["Kenya", "Somalia"])
    assert [a[0] for a in answers] == [
        "ADJ0 Defence Ministry",
        "ADJ1 Defence Ministry",
        "ADJ1 troops",
        "Ana Prado",
        "ADJ1 officials",
        "Both sides",
        "Luis Brand",
        "ADJ0 side",
    ]
