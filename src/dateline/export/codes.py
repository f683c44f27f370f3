"""Codes: countries, sectors and acts in the numbers and words of other data sets, from the tables in `data`."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """What other data sets call a country; None where a data set has no code for it."""

    alpha3: str
    name: str
    iso: int | None = None  # ISO 3166-1 numeric
    fips: str | None = None  # FIPS 10-4
    cow: int | None = None  # Correlates of War
    gw: int | None = None  # Gleditsch and Ward
    acled_region: str | None = None
    ucdp_region: str | None = None


@dataclass(frozen=True, slots=True)
class SectorCodes:
    """What other data sets call a sector of PLOVER; None where they have no such sector."""

    cameo: str | None = None
    icews: str | None = None
    acled: str | None = None
    armed: bool = False


UNKNOWN_SECTOR = SectorCodes()


@cache
def country_codes() -> dict[str, CountryCodes]:
    """By ISO 3166-1 alpha-3."""
    return {
        alpha3: CountryCodes(
            alpha3, name, number(iso), fips or None, number(cow), number(gw), acled or None, ucdp or None
        )
        for alpha3, name, iso, fips, cow, gw, acled, ucdp in read_rows("country_codes.tsv")
    }


def country_of(code: str | None) -> CountryCodes:
    """The codes of a country; of a bloc (IGO, NGO, MNC) or an unknown code nothing but the code itself."""
    return country_codes().get(code or "") or CountryCodes(code or "", code or "")


@cache
def sector_codes() -> dict[str, SectorCodes]:
    """By PLOVER sector."""
    return {
        sector: SectorCodes(cameo or None, icews or None, acled or None, armed == "1")
        for sector, cameo, icews, acled, armed in read_rows("sector_codes.tsv")
    }


def sector_of(sector: str | None) -> SectorCodes:
    """The codes of a sector; nothing where it is unknown."""
    return sector_codes().get(sector or "", UNKNOWN_SECTOR)


@cache
def cameo_names() -> dict[str, str]:
    """What each CAMEO code means."""
    return {code: name for code, name in read_rows("cameo_names.tsv")}  # noqa: C416


def cameo_name(code: str | None) -> str | None:
    """The meaning of a CAMEO code, else that of its root."""
    return (cameo_names().get(code) or cameo_names().get(code[:2])) if code else None


def read_rows(name: str) -> list[list[str]]:
    """The rows of a table in `data`, comments left out."""
    lines = files("dateline.export").joinpath("data", name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def number(text: str) -> int | None:
    """The number, None where there is none."""
    return int(text) if text else None
