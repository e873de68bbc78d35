import pytest

from s11.storage.tables import BoardRow


@pytest.mark.parametrize("again", [1, 2])
def test_each_test_starts_with_empty_tables_that_count_from_one(session, again):
    there = session.query(BoardRow).count()
    board = BoardRow(name="Board", short_name="")
    session.add(board)
    session.commit()

    assert (there, board.id) == (0, 1)
