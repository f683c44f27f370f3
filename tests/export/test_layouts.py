"""The layouts that users of other data sets load: exactly their headers, and an event in their terms."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.export.acled import act_of
from dateline.export.codes import cameo_names, country_codes, sector_codes
from dateline.export.layouts import LAYOUTS
from dateline.export.reports import Report, as_number, first_day, last_day
from dateline.records.event import Count, Event, EventDate, Number
from dateline.records.place import Place
from dateline.reference.actor_files import country_rows
from dateline.reference.codebook import load_codebook
from tests.export.records import ARREST
from tests.export.reports import BOMBING, CIVILIANS, TALKS, TTP, report, reports

ACTOR = "Code,Name,CountryCode,KnownGroupCode,EthnicCode,Religion1Code,Religion2Code,Type1Code,Type2Code,Type3Code"
GEO = "Type,FullName,CountryCode,ADM1Code,ADM2Code,Lat,Long,FeatureID"
HEADERS = {
    "acled": "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,"
    "admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp",
    "ged": "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,"
    "gwnob",
    "gdelt": ",".join(
        [
            "GLOBALEVENTID,SQLDATE,MonthYear,Year,FractionDate",
            *(f"Actor{n}{name}" for n in (1, 2) for name in ACTOR.split(",")),
            "IsRootEvent,EventCode,EventBaseCode,EventRootCode,QuadClass,GoldsteinScale,NumMentions,NumSources",
            "NumArticles,AvgTone",
            *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in GEO.split(",")),
            "DATEADDED,SOURCEURL",
        ]
    ),
    "icews": "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,"
    "Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,"
    "Latitude,Longitude",
    "polecat": "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,"
    "Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,"
    "Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,"
    "Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version",
}
N_COLUMNS = {"acled": 31, "ged": 49, "gdelt": 61, "icews": 20, "polecat": 40}

# What an analyst would write for two of the events; columns that stand nowhere here are empty or of our own.
EXPECTED: dict[tuple[str, str], dict[str, object]] = {
    ("native", "bombing"): {
        "actor_ids": ["ttp"], "recipient_ids": [""], "first_day": date(2022, 10, 1), "last_day": date(2022, 10, 31),
        "dead_low": 12, "dead_high": None, "claimed_by": ["a splinter of it"], "place_admin2": "North Waziristan",
    },
    ("native", "arrest"): {"attribution_kinds": ["other"], "arrested_best": 30, "claimed_by": [], "money_unit": None},
    ("acled", "bombing"): {
        "event_id_cnty": "PAK" + "0f" * 8, "event_date": date(2022, 10, 1), "year": 2022, "time_precision": 3,
        "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
        "sub_event_type": "Suicide bomb", "actor1": "Tehreek-e-Taliban Pakistan", "inter1": "Rebel group",
        "actor2": "civilians", "inter2": "Civilians", "interaction": "Rebel group-Civilians",
        "civilian_targeting": "Civilian targeting", "iso": 586, "region": "South Asia", "country": "Pakistan",
        "admin1": "Khyber Pakhtunkhwa", "admin2": "North Waziristan", "location": "Miranshah", "latitude": 33.0,
        "longitude": 70.07, "geo_precision": 1, "source": "@agency", "fatalities": 12, "timestamp": 1667260800,
    },
    ("acled", "arrest"): {
        "event_type": "Strategic developments", "sub_event_type": "Arrests", "disorder_type": "Strategic developments",
        "actor1": "Police of Bangladesh", "inter1": "State forces", "time_precision": 1, "iso": 50, "fatalities": 0,
        "interaction": "State forces-Civilians", "civilian_targeting": None, "tags": None,
    },
    ("ged", "bombing"): {
        "year": 2022, "type_of_violence": 3, "side_a": "Tehreek-e-Taliban Pakistan", "side_b": "Civilians",
        "dyad_name": "Tehreek-e-Taliban Pakistan - Civilians", "where_prec": 1, "date_prec": 4,
        "date_start": date(2022, 10, 1), "date_end": date(2022, 10, 31), "deaths_a": 0, "deaths_b": 0,
        "deaths_civilians": 12, "deaths_unknown": 0, "best": 12, "low": 12, "high": 12, "country_id": 770,
        "region": "Asia", "geom_wkt": "POINT (70.07 33.0)", "gwnoa": None, "gwnob": None,
        "priogrid_gid": 246 * 720 + 500 + 1,  # 123 degrees from the south, 250.07 from the west, in halves
    },
    ("gdelt", "bombing"): {
        "SQLDATE": 20221001, "MonthYear": 202210, "Year": 2022, "FractionDate": 2022.8247, "Actor1Code": "PAKREB",
        "Actor1Name": "TEHREEK-E-TALIBAN PAKISTAN", "Actor1CountryCode": "PAK", "Actor1Type1Code": "REB",
        "Actor2Code": "PAKCVL", "EventCode": "1831", "EventBaseCode": "183", "EventRootCode": "18", "QuadClass": 4,
        "GoldsteinScale": -9.5, "IsRootEvent": 1, "ActionGeo_Type": 4, "ActionGeo_CountryCode": "PK",
        "ActionGeo_FullName": "Miranshah, Khyber Pakhtunkhwa, Pakistan", "ActionGeo_FeatureID": "1170395",
        "Actor1Geo_Type": 0, "DATEADDED": 20221101000000, "SOURCEURL": "https://news.example/a?b=1&c=<2>",
    },
    ("gdelt", "talks"): {
        "SQLDATE": None, "Actor1Code": "PAKGOV", "Actor2Code": "IRNGOV", "QuadClass": 1, "ActionGeo_Type": 0,
        "EventCode": "046", "SOURCEURL": "a3",
    },
    ("icews", "bombing"): {
        "Event Date": date(2022, 10, 1), "Source Name": "Tehreek-e-Taliban Pakistan", "Source Sectors": ["Insurgents"],
        "Source Country": "Pakistan", "Event Text": "Carry out suicide bombing", "CAMEO Code": "1831",
        "Intensity": -9.5, "Target Name": "civilians", "Target Country": "Pakistan", "City": "Miranshah",
        "District": "North Waziristan", "Province": "Khyber Pakhtunkhwa", "Country": "Pakistan",
    },
    ("icews", "talks"): {"Source Country": "Pakistan", "Target Country": "Iran", "Event Text": "Engage in negotiation"},
    ("polecat", "bombing"): {
        "Event Type": "ASSAULT", "Event Mode": ("suicide-attack",), "Quad Code": "MATERIAL CONFLICT",
        "Contexts": ("terrorism",), "Actor Name": ["Tehreek-e-Taliban Pakistan"], "Actor COW": ["770"],
        "Primary Actor Sector": "REB", "Wikipedia Actor ID": ["Q1367462"], "Recipient Name Raw": ["civilians"],
        "Country": "PAK", "City": "Miranshah", "GeoNames ID": 1170395, "Feature Type": "PPLA2",
        "Publication Date": date(2022, 11, 1),
    },
}  # fmt: skip
EVENTS = {"bombing": BOMBING, "arrest": ARREST, "talks": TALKS}


def told(changed: Event) -> Report:
    """A report of an event that differs from the bombing."""
    return replace(report(BOMBING), event=changed)


@pytest.mark.parametrize("layout", HEADERS)
def test_the_headers_are_those_of_the_data_set(layout: str) -> None:
    assert LAYOUTS[layout].names == HEADERS[layout].split(",")
    assert len(LAYOUTS[layout].names) == N_COLUMNS[layout]


@pytest.mark.parametrize(("layout", "event"), EXPECTED)
def test_an_event_in_the_terms_of_the_data_set(layout: str, event: str) -> None:
    values = LAYOUTS[layout].object(report(EVENTS[event]))
    expected = EXPECTED[layout, event]
    assert {name: values[name] for name in expected} == expected


KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "date": date, "list": (list, tuple),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_value_is_of_its_columns_kind(name: str) -> None:
    for one in reports():
        for column in LAYOUTS[name].fields:
            value = column.of(one)
            assert value is None or isinstance(value, KINDS[column.kind]), (column.name, value)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_key_is_a_column_that_no_two_events_share(name: str) -> None:
    keys = [LAYOUTS[name].object(one)[LAYOUTS[name].key] for one in reports()]
    assert len(set(keys)) == len(keys)


def test_acled_and_ged_record_no_talks_and_ged_no_arrests() -> None:
    recorded = {name: [one.event for one in reports() if LAYOUTS[name].records(one)] for name in ("acled", "ged")}
    assert TALKS not in recorded["acled"]
    assert ARREST in recorded["acled"]
    assert {event.event_type for event in recorded["ged"]} == {"ASSAULT"}


def test_what_acled_calls_a_fight_and_an_attack() -> None:
    soldiers = replace(TTP, actor_id=None, sector="MIL")
    cases: list[tuple[str, tuple[str, ...], Event]] = [
        ("Armed clash", ("firearms",), replace(BOMBING, recipients=(soldiers,))),
        ("Armed clash", (), replace(BOMBING, actors=(TTP, soldiers), recipients=())),
        ("Attack", ("firearms",), BOMBING),
        ("Air/drone strike", ("drone",), BOMBING),
        ("Abduction/forced disappearance", ("abduct",), BOMBING),
        ("Violent demonstration", ("riot",), replace(BOMBING, event_type="PROTEST")),
        ("Peaceful protest", ("demo",), replace(BOMBING, event_type="PROTEST")),
    ]
    for sub, mode, event in cases:
        act = act_of(told(replace(event, mode=mode)))
        assert act is not None
        assert act.sub == sub


def test_the_dead_of_each_side_and_the_rest() -> None:
    """Five soldiers and two rebels died, among nine in all."""
    soldiers = replace(CIVILIANS, text="soldiers", sector="MIL", span=CIVILIANS.span)
    numbers = (
        Number("dead", Count(5, 5, 5), side=soldiers),
        Number("dead", Count(2, 2, 2), side=TTP),
        Number("dead", Count(1, 1, 1), side=soldiers, part=True),
    )
    event = replace(BOMBING, recipients=(soldiers,), dead=Count(8, 9, None), numbers=numbers)
    values = LAYOUTS["ged"].object(told(event))
    assert [values[f"deaths_{name}"] for name in ("a", "b", "civilians", "unknown")] == [2, 5, 0, 2]
    assert [values[name] for name in ("low", "best", "high", "type_of_violence", "gwnob")] == [8, 9, 9, 1, 770]


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2022-10-03", "2022-10-03", "day", 1),
        ("2022-10-03", "2022-10-06", "day", 2),
        ("2022-10-03", "2022-10-09", "week", 3),
        ("2022-10", "2022-10", "month", 4),
        ("2022", "2022", "year", 5),
        (None, "2022-10-09", "unknown", 5),
    ],
)
def test_the_precision_of_ucdp(start: str | None, end: str, precision: str, expected: int) -> None:
    event = replace(BOMBING, date=EventDate("then", start, end, precision))
    assert LAYOUTS["ged"].object(told(event))["date_prec"] == expected


def test_a_date_that_is_cut_covers_all_its_days() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2023"), last_day("2023")) == (date(2023, 1, 1), date(2023, 12, 31))
    assert (first_day(None), last_day("2023-05-07")) == (None, date(2023, 5, 7))


def test_an_id_as_a_number_fits_64_bits_and_stays_the_same() -> None:
    assert as_number("0f" * 8) == 0x0F0F0F0F0F0F0F0
    assert as_number("guid:é") == as_number("guid:é") < 2**60


def test_the_tables_know_every_country_sector_and_code_of_the_codebook() -> None:
    codebook = load_codebook()
    assert set(sector_codes()) == set(codebook.sectors)
    codes = {t.cameo for t in codebook.types.values()} | {
        r.code for t in codebook.types.values() for r in t.cameo_rules
    }
    assert codes - set(cameo_names()) == set()

    assert {row[0] for row in country_rows()} - set(country_codes()) == set()


def test_a_province_of_the_united_states_and_of_others() -> None:
    types = {}
    for country, feature in (("USA", "ADM1"), ("USA", "PPL"), ("PAK", "ADM1"), ("PAK", "PCLI"), ("PAK", "PPLC")):
        place = Place(1, "X", 1.0, 2.0, country, feature_code=feature)
        event = replace(BOMBING, places=(replace(BOMBING.places[0], place=place),))
        types[country, feature] = LAYOUTS["gdelt"].object(told(event))["ActionGeo_Type"]
    assert list(types.values()) == [2, 3, 5, 1, 4]
