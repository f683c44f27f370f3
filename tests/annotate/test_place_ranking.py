"""The places of a name in order, each with what speaks for and against it."""

from collections import Counter

import pytest

from dateline.annotate.place_names import PlaceName, Within
from dateline.annotate.place_ranking import rank_places
from dateline.annotate.place_setting import Setting, with_guesses
from dateline.records.place import Place
from dateline.reference.registry import load_registry

INDIA = Place(1, "Hyderabad", 17.4, 78.5, "IND", "Telangana", population=6_800_000)
SINDH = Place(2, "Hyderabad", 25.4, 68.4, "PAK", "Sindh", population=1_700_000)
KARACHI = Place(3, "Karachi", 24.9, 67.1, "PAK", "Sindh", population=14_000_000)


def ranked(name: PlaceName, setting: Setting | None = None) -> list[Place]:
    return [one.place for one in rank_places(name, setting or Setting(), load_registry())]


def hyderabad(within: Within | None = None) -> PlaceName:
    return PlaceName("Hyderabad", (), within, ((True, INDIA), (True, SINDH)))


def test_the_larger_where_nothing_is_said() -> None:
    assert ranked(hyderabad()) == [INDIA, SINDH]


def test_what_holds_it_decides() -> None:
    assert ranked(hyderabad(Within("Pakistan", "PAK")))[0] == SINDH


def test_the_articles_country_decides() -> None:
    assert ranked(hyderabad(), Setting(Counter({("Pakistan", "PAK"): 2})))[0] == SINDH


def test_a_neighbour_decides() -> None:
    assert ranked(hyderabad(), with_guesses(Setting(), [("Karachi", KARACHI)]))[0] == SINDH


def test_its_own_name_before_another_name() -> None:
    other = PlaceName(
        "Hyderabad", (), None, ((False, INDIA), (True, Place(4, "Hyderabad", 1.0, 1.0, "X", population=6_800_000)))
    )
    assert ranked(other)[0].country == "X"


@pytest.mark.parametrize(("kinds", "feature"), [((), "PPL"), (("ADM1",), "ADM1")])
def test_the_province_only_where_the_text_says_so(kinds: tuple[str, ...], feature: str) -> None:
    """Kandahar is the city, "Kandahar province" the province."""
    city = Place(5, "Kandahar", 31.6, 65.7, "AFG", "Kandahar", population=600_000)
    province = Place(6, "Kandahar", 31.3, 65.8, "AFG", "Kandahar", feature_code="ADM1", population=1_300_000)
    name = PlaceName("Kandahar", kinds, None, ((True, city), (True, province)))
    assert ranked(name)[0].feature_code == feature


def test_the_reasons_add_up() -> None:
    [first, *_] = rank_places(hyderabad(Within("Pakistan", "PAK")), Setting(), load_registry())
    assert first.score == pytest.approx(sum(part.value for part in first.parts))
    assert "in Pakistan" in {part.why for part in first.parts}
