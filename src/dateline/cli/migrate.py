"""`dateline migrate`: an older store brought to the schema of today."""

from dateline.cli.code import StorePath
from dateline.errors import InputError


def migrate(store: StorePath = None) -> None:
    """Bring a store of an older Dateline up to date, all or nothing; verbs that write do it by themselves."""
    from dateline.config import load_settings
    from dateline.store import Store, has_store, name_of

    where = load_settings(store=store).store_path
    if not has_store(where):
        raise InputError(f"there is no store at {name_of(where)}")
    with Store.open(where) as opened:
        counts = opened.view.count()
    print(f"{name_of(where)} is up to date: {counts['article']:,} articles, {counts['event']:,} events")
