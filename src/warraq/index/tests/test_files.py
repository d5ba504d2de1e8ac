import tantivy

from warraq.index.files import META_NAME, open_files, open_writer

HEAP_BYTES = 16_000_000


def add(writer, word):
    document = tantivy.Document()
    document.add_text("word", word)
    writer.add_document(document)


def test_a_writer_killed_just_before_its_save_counted_does_not_block_the_next(tmp_path):
    schema = tantivy.SchemaBuilder().add_text_field("word", tokenizer_name="raw").build()
    writer = open_writer(open_files(tmp_path, schema=schema), heap_bytes=HEAP_BYTES)
    add(writer, "ميناء")
    add(writer, "قمح")
    writer.commit()
    writer.wait_merging_threads()

    saved = (tmp_path / META_NAME).read_bytes()
    writer = open_writer(open_files(tmp_path), heap_bytes=HEAP_BYTES)
    writer.delete_documents_by_term("word", "قمح")
    writer.commit()
    writer.wait_merging_threads()
    assert list(tmp_path.glob("*.del"))
    (tmp_path / META_NAME).write_bytes(saved)

    index = open_files(tmp_path)
    writer = open_writer(index, heap_bytes=HEAP_BYTES)
    assert index.searcher().num_docs == 2
    writer.delete_documents_by_term("word", "قمح")
    writer.commit()

    index.reload()
    assert index.searcher().num_docs == 1
