"""Records in, the same records without the names of private persons out: a label for each, blocks in quotations.

A label ("private person 7c1f02") is the same wherever one name stands in exports of one ledger, and cannot be guessed
from the name: it and every id are made anew with a key that is never exported. Offsets into texts hold, because what
is masked in them keeps its length. Who decided on a claim, and why, stays in as well. Reads the pack
`private_persons.en` through `mask.py`.

Example: the speaker "Mira Sol" becomes "private person 7c1f02", and "Sol said so" becomes "███ said so".
"""

import hashlib
import hmac
import re
from typing import Final, TypeVar

import msgspec

from counterclaim.export.masking.folded import FoldedMask
from counterclaim.export.masking.mask import Mask
from counterclaim.export.masking.persons import Name, PrivateNames
from counterclaim.export.masking.rewriting import Rewriter
from counterclaim.export.masking.typed import nameless
from counterclaim.export.masking.words import keys
from counterclaim.records.claim import Claim, Quote, Reason
from counterclaim.records.report import Report

_ID: Final = re.compile(r"(?<![0-9A-Za-z_])([a-z]{1,4})_([0-9a-f]{16})(?![0-9A-Za-z])")
_HASH: Final = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])")
_SHORT: Final = 6
_RECORD = TypeVar("_RECORD")


class Withheld:
    """Withholds the names of private persons in any record of one ledger."""

    def __init__(self, names: PrivateNames, *, key: bytes) -> None:
        """`key`: known to the ledger alone."""
        self._mask = Mask(names)
        self._key = key
        self._whole = _fullest(names.private)
        self._folded = FoldedMask(names)
        self._rewriter = Rewriter(self.text, but=(Quote,), first={Reason: self._reason})
        self._ids: dict[str, str] = {}

    def text(self, text: str) -> str:
        """A string with every private name masked, every id made anew; a name alone becomes its label."""
        if _HASH.fullmatch(text):
            return ""
        full = self._whole.get(keys(text)) if len(text) < 200 else None
        if full is not None:
            return self.label(full)
        masked = self._mask.text(text)
        return _ID.sub(lambda match: self.id(match[0]), masked) if "_" in masked else masked

    def label(self, name: Name) -> str:
        """What stands for a person."""
        return f"private person {self._digest(' '.join(name))[:_SHORT]}"

    def id(self, old: str) -> str:
        """An id made anew: the same for the same record, and no way back to the words that it is a hash of."""
        if old not in self._ids:
            prefix = old.partition("_")[0]
            self._ids[old] = f"{prefix}_{self._digest(old)[:16]}"
        return self._ids[old]

    def record(self, record: _RECORD) -> _RECORD:
        """A record with all its strings so changed."""
        return self._rewriter.record(record)

    def claim(self, claim: Claim, text: str) -> Claim:
        """A claim with its quotations cut anew from its report's masked text."""
        changed = self.record(claim)
        speaker = changed.speaker
        if claim.speaker is not None and claim.speaker.mention is not None and speaker is not None:
            speaker = msgspec.structs.replace(speaker, mention=_cut(claim.speaker.mention, text))
        return msgspec.structs.replace(
            changed,
            evidence=_cut(claim.evidence, text),
            cue=_cut(claim.cue, text) if claim.cue else None,
            speaker=speaker,
        )

    def report(self, report: Report) -> Report:
        """A report with its text masked at equal length, and without the hash of its bytes."""
        text, url = self._mask.text(report.text), report.url
        changed = self.record(msgspec.structs.replace(report, text="", sha256="", url=None, byline=None))
        byline = self._mask.text(report.byline) if report.byline else None
        return msgspec.structs.replace(
            changed, text=text, url=self._mask.address(url) if url else None, byline=byline
        )  # fmt: skip

    def _reason(self, reason: Reason) -> Reason:
        """Without who decided, and without names in the small letters in which words are compared."""
        kept = nameless(reason)
        note = self._folded.text(kept.note)
        return kept if note == kept.note else Reason(kept.step, kept.rule, note)

    def _digest(self, words: str) -> str:
        return hmac.new(self._key, words.encode(), hashlib.sha256).hexdigest()


def _cut(quote: Quote, text: str) -> Quote:
    return Quote(quote.start, quote.end, text[quote.start : quote.end])


def _fullest(private: frozenset[Name]) -> dict[Name, Name]:
    """Each private name, with the one longer name that it is the end of; else itself."""
    longer: dict[Name, list[Name]] = {}
    for name in private:
        for cut in range(1, len(name)):
            longer.setdefault(name[cut:], []).append(name)
    return {name: found[0] if len(found := longer.get(name, [])) == 1 else name for name in private}
