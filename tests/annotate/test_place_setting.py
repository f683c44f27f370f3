"""Where an article is: the countries, provinces and points that it names."""

from collections import Counter

import pytest

from dateline.annotate.place_names import PlaceName, Within
from dateline.annotate.place_setting import Setting, country_code, kilometres, plain_town, with_guesses
from dateline.records.place import Place
from dateline.reference.registry import load_registry

LAHORE = Place(1, "Lahore", 31.56, 74.35, "PAK", "Punjab", population=11_000_000)
AMRITSAR = Place(2, "Amritsar", 31.62, 74.88, "IND", "Punjab", population=1_100_000)
VILLAGE = Place(3, "Kot", 10.0, 20.0, "TCD", "Lac", population=900)


def test_the_share_of_a_country() -> None:
    """Pakistan is named three times, India once; a name is no witness for where it lies itself."""
    setting = Setting(Counter({("Pakistan", "PAK"): 3, ("India", "IND"): 1}))
    assert setting.share("PAK", "Punjab") == pytest.approx(0.75)
    assert setting.share("PAK", "Pakistan") == 0
    assert setting.share(None, "Punjab") == 0


def test_guesses_count_half() -> None:
    setting = with_guesses(Setting(Counter({("Pakistan", "PAK"): 1})), [("Amritsar", AMRITSAR)])
    assert setting.share("IND", "Punjab") == pytest.approx(1 / 3)


def test_the_share_of_a_province() -> None:
    setting = with_guesses(Setting(), [("Lahore", LAHORE), ("Amritsar", AMRITSAR)])
    assert setting.province_share(LAHORE, "Kasur") == pytest.approx(0.5)


def test_what_lies_near() -> None:
    """Lahore and Amritsar are fifty kilometres apart."""
    assert kilometres(LAHORE, AMRITSAR) == pytest.approx(51, abs=2)
    setting = with_guesses(Setting(), [("Amritsar", AMRITSAR)])
    assert setting.beside("Lahore", LAHORE) == pytest.approx(0.51, abs=0.02)
    assert setting.beside("Kot", VILLAGE) < 0.01


def test_a_village_elsewhere_is_not_meant() -> None:
    setting = Setting(Counter({("Pakistan", "PAK"): 3}))
    bare = PlaceName("Kot", (), None, ((True, VILLAGE),))
    assert setting.is_foreign(VILLAGE, bare)
    assert not setting.is_foreign(VILLAGE, PlaceName("Kot", (), Within("Chad", "TCD"), ((True, VILLAGE),)))
    assert not Setting().is_foreign(VILLAGE, bare)


@pytest.mark.parametrize(
    ("name", "code"), [("Pakistan", "PAK"), ("Pakistani", "PAK"), ("Islamabad", "PAK"), ("x", None)]
)
def test_what_speaks_of_a_country(name: str, code: str | None) -> None:
    assert country_code(name, load_registry()) == code


def test_a_town_that_nobody_asks_about() -> None:
    """Lahore is Pakistan's; of two cities of one name in two countries neither is plain."""
    small = Place(4, "Lahore", 38.2, -77.97, "USA", "Virginia", population=100)
    rival = Place(5, "Lahore", 38.2, -77.97, "USA", "Virginia", population=5_000_000)
    registry = load_registry()
    assert plain_town(PlaceName("Lahore", (), None, ((True, LAHORE), (True, small))), registry) == LAHORE
    assert plain_town(PlaceName("Lahore", (), None, ((True, LAHORE), (True, rival))), registry) is None
