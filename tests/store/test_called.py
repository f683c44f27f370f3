"""Who is called so in a store, by whole names and by words in them."""

from dateline.store import Store, View, Where
from tests.store.told import coding, event, party


def test_names_and_ids_the_most_told_first(where: Where) -> None:
    both = (party("Rana Sanaullah", "rana-sanaullah"), party("the Army"))
    with Store.open(where) as store:
        store.write([coding("a1", event("e1", actors=both), event("e2", recipients=both[:1]))])
    with View.open(where) as view:
        assert list(view.called("sanaullah")) == [("Rana Sanaullah", "rana-sanaullah", 2)]
        assert list(view.called("army", whole=True)) == [("the Army", None, 1)]
        assert list(view.called("Sanaullah", whole=True)) == []
        assert [name for name, _, _ in view.called("a")] == ["Rana Sanaullah", "the Army"]
        assert list(view.called("%")) == []
