"""What a directorate of Brightwater answered to a criterion."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from s11.demo.brightwater.texts import chance, filled, read, topic_of
from s11.domain.audit import Answer, Cycle, Due, Evidence, ProposedAction, Words

NOT_YET = (
    "We do not do this yet, and we say so.",
    "This is a gap.",
    "We rate this red because what there is does not work.",
)
KNOWN_IN_PART = (
    "",
    "From team meetings and from what staff ask us. We have not checked it ourselves.",
    "The last check was two years ago. It showed the same gap.",
    "",
    "Managers were asked in September, and seven of ten answered.",
)
CHANGED_IN_PART = (
    "We cannot show this yet.",
    "",
    "One team has an example of a family that was helped sooner. We do not know how usual that is.",
    "Children have not been asked about it yet.",
    "",
)
DISCUSSED = "Notes of the away day on safeguarding | team site, notes"
# Evidence that backs several criteria.
ALSO = {"2.2": "2.1", "3.3": "3.2", "5.3": "5.1", "6.5": "2.1", "8.2": "8.1"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A directorate in an audit: its words, and where its submission stands."""

    year: str
    framework: str
    directorate: dict[str, Any]
    state: dict[str, Any]
    cycle: Cycle

    def own_words(self, topic: str, part: str) -> str:
        """Return a part of the texts on a topic in this directorate's words."""
        text: str = read("topics")[topic][part]
        return filled(text, self.directorate["words"], self.year, self.directorate["ref"], topic)

    def chance(self, *seeds: str) -> int:
        """Return a number that is this directorate's and this audit's."""
        return chance(self.year, self.directorate["ref"], *seeds)


def answer(asked: Asked, criterion: str, rating: str) -> Answer:
    """Return the answer to a criterion that was rated so."""
    topic = topic_of(asked.framework, criterion)
    sent_back = asked.state.get("sent_back", {}).get(criterion, "")
    if rating == "na":
        return Answer(criterion, rating, na_reason=asked.directorate["not_ours"][topic], sent_back=sent_back)
    is_in_place = rating == "green"
    number = asked.chance(topic)
    known = asked.own_words(topic, "known") if is_in_place else KNOWN_IN_PART[number % len(KNOWN_IN_PART)]
    return Answer(
        criterion=criterion,
        rating=rating,
        narrative=_narrative(asked, topic, rating),
        how_known="" if criterion in asked.state.get("without_how_known", ()) else known,
        impact=asked.own_words(topic, "impact")
        if is_in_place
        else CHANGED_IN_PART[number % len(CHANGED_IN_PART)],
        evidence=_evidence(asked, topic, rating),
        proposed_action=None if is_in_place else _action(asked, topic, criterion),
        sent_back=sent_back,
    )


def _narrative(asked: Asked, topic: str, rating: str) -> str:
    text = asked.own_words(topic, "in_place" if rating == "green" else "partly")
    if rating == "red":
        text = f"{NOT_YET[asked.chance(topic) % len(NOT_YET)]} {text}"
    added = asked.directorate["says"].get(topic) if asked.year != "2022" else None
    return f"{text}\n\n{added}" if added else text


def _evidence(asked: Asked, topic: str, rating: str) -> tuple[Evidence, ...]:
    if rating == "green":
        topics = [topic, *([ALSO[topic]] if topic in ALSO else [])]
        return tuple(_piece(asked, read("topics")[each]["evidence"]) for each in topics)
    has_been_discussed = rating == "amber" and asked.chance(topic) % 3 == 0
    return (_piece(asked, DISCUSSED),) if has_been_discussed else ()


def _piece(asked: Asked, written: str) -> Evidence:
    title, _, reference = written.partition(" | ")
    return Evidence(title, reference, asked.cycle.opens - timedelta(10 + asked.chance(title) % 280))


def _action(asked: Asked, topic: str, criterion: str) -> ProposedAction:
    words = asked.directorate["words"]
    lead: str = words["lead"] if asked.chance(topic, "lead") % 3 else words["second"]
    return ProposedAction(
        text=asked.own_words(topic, "action"),
        lead=lead[0].upper() + lead[1:],
        due=_due(asked, topic, criterion),
        success_measure=asked.own_words(topic, "measure"),
    )


def _due(asked: Asked, topic: str, criterion: str) -> Due:
    if words := asked.state.get("due_in_words", {}).get(criterion):
        return Words(words)
    return month_end(asked.cycle.closes + timedelta(45 + asked.chance(topic, "due") % 240))


def month_end(day: date) -> date:
    """Return the last day of a month: that is when officers promise things for."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(1)
