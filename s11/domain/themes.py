"""What the returns of an audit have in common: how often something holds, and of how many."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from s11.domain.audit import StandardRatings
from s11.domain.unchanged import Ratings, move
from standards.framework import Rating, Scale


@dataclass(frozen=True, slots=True)
class Share:
    """For a standard or criterion: for how many of how many something holds."""

    id: str
    number: int
    of: int


def worst_rating(scale: Scale) -> Rating | None:
    """Return the worst rating that counts."""
    return next((rating for rating in scale.worst_first if rating.counts), None)


def best_rating(scale: Scale) -> Rating | None:
    """Return the best rating that counts."""
    return next((rating for rating in reversed(scale.worst_first) if rating.counts), None)


def rated_worst(scale: Scale, criteria: Iterable[str], ratings: Ratings) -> list[Share]:
    """Count the answers with the worst rating, among those that have a rating that counts."""
    worst = worst_rating(scale)
    counts = {rating.id for rating in scale.ratings if rating.counts}
    given = [(criterion, rating) for (_, criterion), rating in ratings.items() if rating in counts]
    asked = Counter(criterion for criterion, _ in given)
    found = Counter(criterion for criterion, rating in given if worst and rating == worst.id)
    return most_first(criteria, found, asked)


def count_standards(
    standards: Iterable[str],
    ratings: Iterable[StandardRatings],
    asked: Callable[[StandardRatings], bool],
    holds: Callable[[StandardRatings], bool],
) -> list[Share]:
    """Count for each standard where something holds, among those where it was `asked`."""
    told = [each for each in ratings if asked(each)]
    found = Counter(each.standard for each in told if holds(each))
    return most_first(standards, found, Counter(each.standard for each in told))


def most_first(order: Iterable[str], found: Counter[str], asked: Counter[str]) -> list[Share]:
    """Return what was found at all, the most first; what is as many stays in its order."""
    shares = [Share(key, found[key], asked[key]) for key in order if found[key]]
    return sorted(shares, key=lambda share: -share.number)


def rated_by_both(said: StandardRatings) -> bool:
    """Tell whether a standard has both ratings."""
    return bool(said.self_rating and said.board_rating)


def rated_otherwise(said: StandardRatings) -> bool:
    """Tell whether the board rated a standard otherwise than the directorate did."""
    return rated_by_both(said) and said.self_rating != said.board_rating


def is_challenged(said: StandardRatings) -> bool:
    """Tell whether the board wrote a challenge."""
    return bool(said.challenge.strip())


def lacks_reply(said: StandardRatings) -> bool:
    """Tell whether a challenge waits for its reply."""
    return is_challenged(said) and not said.reply.strip()


def wants_evidence(said: StandardRatings) -> bool:
    """Tell whether the board still wants evidence."""
    return bool(said.evidence_wanted.strip())


def board_moves(scale: Scale, ratings: Iterable[StandardRatings]) -> Counter[str]:
    """Count where the board rated better, worse and the same as the directorate, of ratings that count."""
    moved = (move(scale, said.self_rating, said.board_rating) for said in ratings)
    return Counter(each for each in moved if each)
