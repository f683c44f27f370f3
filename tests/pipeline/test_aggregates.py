"""Many acts told as one beside the single acts that a store knows, each told once and not once a report."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.pipeline.aggregates import check_aggregates
from dateline.records.dossier import Check, Cited
from dateline.records.event import Event
from tests.pipeline.told_store import filled
from tests.resolve.told import article, exactly, number, report

OVER_150 = number(151, 151, None, "over 150")


def over_150(**fields: Any) -> Cited[Event]:
    """Over 150 attacks on the security forces from December to March, as an article of 14 March tells it."""
    told: dict[str, Any] = {
        "aggregate": True,
        "attacks": OVER_150,
        "event_id": "many",
        "precision": "day",
        "in_": article("a0"),
    }
    return report("TTP → soldiers", "2023-12-14 to 2024-03-14", **(told | fields))


def on(
    day: str, place: str = "Miranshah", said: str = "TTP → soldiers", number: int = 0, **fields: Any
) -> Cited[Event]:
    """An attack on that day; `number` tells reports of it apart."""
    name = f"{day}-{place}-{said}-{number}"
    return report(said, day, place, in_=article(name, max(day, "2024-01-01"), f"Words of {name}."), **fields)


def checked(path: Path, said: Iterable[Cited[Any]], actor: str | None = "TTP", **asked: Any) -> Check:
    [check] = check_aggregates(filled(path / "s.db", said), actor, **asked)
    return check


def test_three_reports_of_one_attack_are_one_that_is_known(tmp_path: Path) -> None:
    check = checked(tmp_path, [over_150(), *(on("2024-02-01", number=n) for n in range(3)), on("2024-02-09")])
    assert (check.n_known, check.n_reports, len(check.known)) == (2, 4, 2)
    assert (check.low, check.best, check.high, check.verdict) == (151, 151, None, "some known")
    assert check.share == (None, 2 / 151)


@pytest.mark.parametrize(
    "other",
    [
        on("2023-12-13"),  # the day before the window
        on("2024-03-15"),  # the day after
        on("2024-02-01", said="BLA → soldiers"),
        on("2024-02-01", event_type="COERCE"),
        on("2024-02-01", status="negated"),
        on("2024-02-01", status="future"),
        on("2024-02-01", status="hypothetical"),
        on("2023-12-20", precision="day", aggregate=True, attacks=number(3, 3, 3, "3")),
        report(
            "TTP → soldiers", "2024-01 to 2024-03", "Miranshah", in_=article("p", "2024-03-20", "In recent months.")
        ),
        report("TTP → soldiers", None, "Miranshah", in_=article("u", "2024-02-02", "They attack.")),
    ],
)
def test_what_is_none_of_the_acts(other: Cited[Event], tmp_path: Path) -> None:
    checks = check_aggregates(filled(tmp_path / "s.db", [over_150(), on("2024-02-05"), other]), "TTP")
    [check] = [one for one in checks if one.aggregate.event.event_id == "many"]
    assert (check.n_known, check.beside) == (1, ())


def test_acts_elsewhere_or_on_others_stand_beside(tmp_path: Path) -> None:
    """Told: attacks in Khyber Pakhtunkhwa on soldiers."""
    acts = [
        on("2024-02-01"),
        on("2024-02-02", "Punjab"),
        on("2024-02-03", "Bannu", "TTP → civilians"),
        on("2024-02-04", "", "TTP → "),  # neither place nor victims told: it may be one of them
        on("2024-02-05", "Bannu", "TTP → police"),  # "security forces" are also police
    ]
    check = checked(tmp_path, [over_150(place="Khyber Pakhtunkhwa"), *acts])
    assert (check.n_known, len(check.beside)) == (3, 2)


def test_a_report_of_two_attacks_counts_for_two(tmp_path: Path) -> None:
    check = checked(tmp_path, [over_150(), on("2024-02-01", attacks=exactly(2)), on("2024-02-05")])
    assert (check.n_known, len(check.known), check.n_reports) == (3, 2, 2)


def test_almost_daily(tmp_path: Path) -> None:
    daily = report("TTP → soldiers", None, frequency="almost daily", in_=article("a0"))
    check = checked(tmp_path, [daily, on("2024-03-01"), on("2024-03-10"), on("2024-01-30")])
    assert (check.n_known, check.best, check.window.assumed) == (2, 31, True)
    assert check.verdict == "some known"


def test_an_act_that_is_told_to_be_over_by_its_article_counts_in_the_week_before(tmp_path: Path) -> None:
    inside = report("TTP → soldiers", "to 2024-02-10", "Bannu", in_=article("x", "2024-02-10", "They attacked."))
    outside = report("TTP → soldiers", "to 2023-12-16", "Bannu", in_=article("y", "2023-12-16", "They had attacked."))
    assert checked(tmp_path, [over_150(), inside, outside]).n_known == 1


def test_no_number_no_verdict(tmp_path: Path) -> None:
    """ "The group has stepped up attacks since December." """
    check = checked(tmp_path, [over_150(attacks=None), on("2024-02-01")])
    assert (check.low, check.best, check.high, check.verdict, check.n_known) == (None, None, None, None, 1)


def test_parts_count_where_they_are_asked_for(tmp_path: Path) -> None:
    """The aggregate is the state's; its soldiers act."""
    raids = report(
        "Pakistan → TTP", "2024-01 to 2024-03-14", event_type="COERCE", aggregate=True, precision="month",
        attacks=exactly(20), in_=article("a0"),
    )  # fmt: skip
    acts = [on("2024-02-01", said="soldiers → TTP", event_type="COERCE")]
    path = filled(tmp_path / "s.db", [raids, *acts])
    assert [check.n_known for check in check_aggregates(path, "Pakistan")] == [0]
    assert [check.n_known for check in check_aggregates(path, "Pakistan", with_parts=True)] == [1]


def test_all_aggregates_or_those_of_one_actor_or_time(tmp_path: Path) -> None:
    bla = report("BLA → soldiers", "2023-01 to 2023-03", aggregate=True, event_id="bla", in_=article("b", "2023-04-01"))
    path = filled(tmp_path / "s.db", [over_150(), bla])

    def ids(actor: str | None = None, **asked: Any) -> list[str]:
        return [check.aggregate.event.event_id for check in check_aggregates(path, actor, **asked)]

    assert ids() == ["bla", "many"]
    assert ids("BLA") == ["bla"]
    assert ids(since="2023-12") == ["many"]
    assert ids(until="2023-06") == ["bla"]
    with pytest.raises(InputError, match="is no day"):
        ids(since="yesterday")
