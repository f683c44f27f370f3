"""Reports gathered: told once, in order of time, the same whatever the order they come in."""

from datetime import date
from itertools import combinations, permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records.dossier import Cited, Happening
from dateline.records.event import Event
from dateline.resolve.comparing import Comparing
from dateline.resolve.happenings import find_happenings
from tests.resolve.told import article, exactly, identities, report

FIRST = article("a1", "2024-03-14", "Gunmen shot them.")
SECOND = article("a2", "2024-03-15", "The group attacked them.")
THIRD = article("a3", "2024-03-16", "It was the second attack.")


def ids(happening: Happening) -> list[str]:
    return [said.record.event_id for said in happening.reports]


def test_three_reports_of_one_attack_are_told_once_by_the_fullest() -> None:
    """Gunmen killed soldiers; the TTP killed five soldiers at Miranshah; an attack at Miranshah."""
    reports = [
        report("gunmen → soldiers", place="Miranshah", event_id="gunmen", in_=FIRST),
        report(place="Miranshah", dead=exactly(5), event_id="fullest", in_=SECOND),
        report("→ soldiers", place="Miranshah", event_id="nobody", in_=THIRD),
    ]
    for order in permutations(reports):
        [happening] = find_happenings(order, identities())
        assert ids(happening) == ["fullest", "gunmen", "nobody"]
        assert (happening.first, happening.last) == (date(2024, 3, 13), date(2024, 3, 13))
        assert [actor.name for actor in happening.actors] == ["Tehreek-e-Taliban Pakistan"]


def test_a_report_joins_only_where_it_is_like_all_that_are_in() -> None:
    """The TTP, nobody, and the BLA at one town on one day: the second is like either, those two are apart."""
    reports = [
        report(place="Bannu", event_id="ttp", in_=FIRST),
        report("→ soldiers", place="Bannu", event_id="nobody", in_=SECOND),
        report("BLA → soldiers", place="Bannu", event_id="bla", in_=THIRD),
    ]
    assert [ids(happening) for happening in find_happenings(reports, identities())] == [["ttp", "nobody"], ["bla"]]


def test_order_is_of_time_and_what_has_no_date_counts_by_publication() -> None:
    reports = [
        report(days="2024-03-16", event_id="late", in_=THIRD),
        report(days=None, event_id="undated", in_=SECOND),
        report(days="2007", event_id="early", in_=THIRD),
        report(days="to 2024-03-13", event_id="by", in_=FIRST),
    ]
    told = [ids(happening)[0] for happening in find_happenings(reports, identities())]
    assert told == ["early", "by", "undated", "late"]


def test_the_days_are_those_that_all_reports_allow() -> None:
    """ "Last week" and "on Wednesday" at one town."""
    week = report(days="2024-03-11 to 2024-03-17", precision="week", place="Bannu", in_=SECOND)
    [happening] = find_happenings([week, report(place="Bannu", in_=FIRST)], identities())
    assert (happening.first, happening.last) == (date(2024, 3, 13), date(2024, 3, 13))


def test_what_the_fullest_report_leaves_out_another_says() -> None:
    told = report("→ soldiers", place="Bannu", dead=exactly(3), injured=exactly(5), event_id="toll", in_=FIRST)
    named = report("TTP → soldiers", place="", claimed_by="The TTP", event_id="claim", in_=SECOND)
    claimed = report("→ soldiers", place="Bannu", dead=exactly(3), injured=exactly(5), claimed_by="The TTP", in_=FIRST)
    assert len(find_happenings([told, named], identities())) == 2  # nothing but the day and the victims in common
    [happening] = find_happenings([claimed, named], identities())
    assert happening.event.dead == exactly(3)
    assert [actor.actor_id for actor in happening.actors] == ["ttp"]


REPORTS = st.lists(
    st.builds(
        lambda said, day, place, number, paper: report(
            said, f"2024-03-{day:02}", place, dead=exactly(number), event_id=f"{said}{day}{place}{number}{paper}",
            in_=article(f"p{paper}", f"2024-03-{day + 1:02}", f"Words of {paper}."),
        ),
        st.sampled_from(["TTP → soldiers", "gunmen → soldiers", "BLA → police", "→ soldiers", "TTP →"]),
        st.integers(1, 3),
        st.sampled_from(["", "Bannu", "Miranshah", "North Waziristan", "Pakistan"]),
        st.integers(1, 3),
        st.integers(1, 4),
    ),
    max_size=12,
    unique_by=lambda said: said.record.event_id,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_every_report_is_in_one_happening_whatever_the_order(reports: list[Cited[Event]], random: Random) -> None:
    comparing = Comparing(identities())
    found = find_happenings(reports, identities())
    assert sorted(i for one in found for i in ids(one)) == sorted(said.record.event_id for said in reports)
    for one in found:
        assert all(comparing.same(a, b) for a, b in combinations(one.reports, 2))
    turned = list(reports)
    random.shuffle(turned)
    assert find_happenings(turned, identities()) == found
