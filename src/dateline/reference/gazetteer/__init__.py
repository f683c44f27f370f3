"""Gazetteer: places by name. Built at set-up from GeoNames' extracts and our own provinces, regions and zones."""

from dateline.reference.gazetteer.lookup import Gazetteer, load_gazetteer, region_names

__all__ = ["Gazetteer", "load_gazetteer", "region_names"]
