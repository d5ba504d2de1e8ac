"""What is kept of meanings: records, the graph over them, and what a killed writer leaves behind."""

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("usearch")

from warraq.delivery.search.semantic import vectors as module  # noqa: E402
from warraq.delivery.search.semantic.encoder import DIMENSIONS  # noqa: E402
from warraq.delivery.search.semantic.vectors import Locked, NoVectors, Vectors, VectorWriter  # noqa: E402


def pointing(direction: int) -> object:
    vector = np.zeros(DIMENSIONS, np.float32)
    vector[direction] = 1.0
    return vector


def keys(found) -> list[int]:
    return [key for key, cosine in found if cosine > 0.5]


@pytest.fixture
def writer(tmp_path):
    writer = VectorWriter(tmp_path, graph_every=4)
    yield writer
    writer.close()


def add(writer, *numbers: int, direction: int | None = None) -> None:
    vectors = [pointing(number if direction is None else direction) for number in numbers]
    writer.add([(number, number, 1) for number in numbers], np.stack(vectors))


def test_nothing_is_seen_before_it_is_saved(writer, tmp_path):
    reader = Vectors(tmp_path)
    with pytest.raises(NoVectors):
        reader.nearest(pointing(1), most=3)

    add(writer, 1)
    with pytest.raises(NoVectors):
        reader.nearest(pointing(1), most=3)

    writer.save(position=5, progress=0)
    assert keys(reader.nearest(pointing(1), most=3)) == [1]
    assert reader.state().position == 5


def test_the_last_record_of_a_row_counts_in_the_graph_and_behind_it(writer, tmp_path):
    reader = Vectors(tmp_path)
    add(writer, 1, 2, 3, 4, 5)
    writer.save(position=1, progress=0)
    assert reader.state().graphed == 5
    assert keys(reader.nearest(pointing(4), most=3)) == [4]

    add(writer, 4, direction=9)
    writer.forget([5])
    writer.save(position=2, progress=0)
    assert reader.state().graphed == 5
    assert keys(reader.nearest(pointing(4), most=3)) == []
    assert keys(reader.nearest(pointing(9), most=3)) == [4]
    assert keys(reader.nearest(pointing(5), most=3)) == []
    assert reader.answers(pointing(9), [4, 5, 1, 77]) == pytest.approx({4: 1.0, 1: 0.0})

    add(writer, 6, 7)
    writer.save(position=3, progress=0)
    assert reader.state().graphed == 9
    assert keys(reader.nearest(pointing(9), most=3)) == [4]
    assert keys(reader.nearest(pointing(5), most=3)) == []
    assert set(reader.read([1, 4, 5, 6])) == {1, 4, 6}


def test_a_graph_that_was_replaced_stays_readable_for_who_has_it_open(writer, tmp_path):
    reader = Vectors(tmp_path)
    add(writer, 1, 2, 3, 4)
    writer.save(position=1, progress=0)
    graph, _tail, _latest = reader._open()

    add(writer, 5, 6, 7, 8)
    writer.save(position=2, progress=0)

    assert len(list(tmp_path.glob("near-*"))) == 1
    assert graph.search(pointing(2), 1).keys.tolist() == [2]
    assert keys(reader.nearest(pointing(8), most=2)) == [8]


def test_what_a_killed_writer_had_not_saved_is_cut_off(tmp_path):
    writer = VectorWriter(tmp_path)
    add(writer, 1, 2)
    writer.save(position=1, progress=7)
    add(writer, 3)
    writer._rows_file.flush()
    writer._vectors_file.write(b"half a vector")
    writer.close()

    again = VectorWriter(tmp_path)
    assert (again.state.records, again.state.position, again.state.progress) == (2, 1, 7)
    assert again.known([1, 2, 3]) == {1: 1, 2: 1}
    add(again, 4)
    again.save(position=2, progress=0)
    again.close()

    assert keys(Vectors(tmp_path).nearest(pointing(4), most=2)) == [4]
    assert (tmp_path / "vectors").stat().st_size == 3 * 2 * DIMENSIONS


def test_a_graph_that_is_lost_or_broken_is_made_again_from_the_records(tmp_path):
    writer = VectorWriter(tmp_path, graph_every=2)
    add(writer, 1, 2)
    writer.save(position=1, progress=0)
    [graph] = tmp_path.glob("near-*")
    graph.write_bytes(b"no graph")
    with pytest.raises(NoVectors):
        Vectors(tmp_path).nearest(pointing(1), most=1)

    add(writer, 3, 4)
    writer.save(position=2, progress=0)
    writer.close()

    reader = Vectors(tmp_path)
    assert [keys(reader.nearest(pointing(number), most=1)) for number in (1, 2, 3, 4)] == [[1], [2], [3], [4]]


def test_one_process_writes_at_a_time(writer, tmp_path):
    with pytest.raises(Locked):
        VectorWriter(tmp_path)


def test_what_is_known_of_a_story_is_its_last_mark(writer):
    writer.add([(8, 2, 11), (9, 2, 11), (12, 3, 12)], np.stack([pointing(n) for n in (8, 9, 12)]))
    writer.save(position=1, progress=0)
    writer.add([(8, 2, 13)], np.stack([pointing(8)]))
    writer.forget([9])

    assert writer.known([2]) == {8: 13}
    assert writer.known([2, 3]) == {8: 13, 12: 12}


def test_from_the_middles_a_story_that_is_near_to_every_question_is_no_answer_to_one(writer, tmp_path):
    common, asked = pointing(0), pointing(1)
    vectors = np.stack([common + pointing(5), *[common + 0.3 * asked + pointing(8 + number) for number in range(4)]])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    writer.add([(number, number, 1) for number in range(1, 6)], vectors)
    writer.save(position=1, progress=0)
    reader = Vectors(tmp_path)
    question = (common + 0.2 * asked) / np.linalg.norm(common + 0.2 * asked)
    before = reader.answers(question, [1, 2])

    writer.keep_middles(np.stack([common, common]))
    after = reader.answers(question, [1, 2])

    assert before[2] - before[1] < 0.1
    assert after[2] - after[1] > 0.2
    assert Vectors(tmp_path).answers(question, [1, 2]) == pytest.approx(after)


def test_middles_are_asked_for_once_when_there_is_enough(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MIDDLES_FROM", 2)
    writer = VectorWriter(tmp_path)
    add(writer, 1, 2, 3)
    writer.save(position=1, progress=0)
    assert not writer.wants_middles()

    add(writer, 4)
    writer.save(position=2, progress=0)
    assert writer.wants_middles()
    writer.keep_middles(np.stack([pointing(7)]))

    assert not writer.wants_middles()
    writer.close()
    again = VectorWriter(tmp_path)
    assert not again.wants_middles()
    assert again.state.position == 2
    again.close()
