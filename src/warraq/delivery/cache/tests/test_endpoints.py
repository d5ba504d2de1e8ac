import pytest

from warraq.delivery.cache.endpoints import find_endpoint, register_endpoint, unregister_endpoint


@pytest.fixture
def endpoints():
    async def handler(scope, receive, send):
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def longer(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    register_endpoint("/_test", handler)
    register_endpoint("/_test/more", longer)
    yield handler, longer
    unregister_endpoint("/_test")
    unregister_endpoint("/_test/more")


def test_the_longest_prefix_answers(endpoints):
    assert find_endpoint("/_test/read") is endpoints[0]
    assert find_endpoint("/_test/more/x") is endpoints[1]
    assert find_endpoint("/news/") is None


def test_an_endpoint_cannot_stand_where_stories_do(endpoints):
    with pytest.raises(ValueError, match="/_"):
        register_endpoint("/news/", endpoints[0])
