import gzip
import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.delivery.cache.deflating import join, pack, rebuild, unpack

PARTS = st.lists(st.binary(max_size=300) | st.text(max_size=2000).map(str.encode), max_size=8)


@given(parts=PARTS)
@settings(max_examples=60)
def test_joined_parts_are_one_gzip_member_of_all_their_text(parts):
    joined = join(map(pack, parts))
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)

    assert reader.decompress(joined) + reader.flush() == b"".join(parts)
    assert (reader.eof, reader.unused_data) == (True, b"")
    assert gzip.decompress(joined) == b"".join(parts)


def test_a_part_that_was_stored_is_the_same_part():
    part = pack("خبر".encode() * 5000)

    assert rebuild(part.deflated, tag=part.tag, crc=part.crc, length=part.length) == part
    assert unpack(part) == "خبر".encode() * 5000
