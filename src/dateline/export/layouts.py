"""Layouts: every one by its name."""

from dateline.export.acled import ACLED
from dateline.export.fields import Layout
from dateline.export.gdelt import GDELT
from dateline.export.ged import GED
from dateline.export.icews import ICEWS
from dateline.export.native import NATIVE
from dateline.export.polecat import POLECAT
from dateline.export.reports import Report

LAYOUTS: dict[str, Layout[Report]] = {layout.name: layout for layout in (NATIVE, ACLED, GED, GDELT, ICEWS, POLECAT)}
