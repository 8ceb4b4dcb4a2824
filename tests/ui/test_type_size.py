from mahua.ui.type_size import COOKIE


def test_larger_type_is_kept_and_undone(client):
    response = client.post("/ui/type-size/", {"size": "large", "next": "/kit/"})

    assert response.headers["Location"] == "/kit/"
    assert 'class="type-large"' in client.get("/kit/").content.decode()

    client.post("/ui/type-size/", {"size": "usual", "next": "/kit/"})

    assert 'class="type-large"' not in client.get("/kit/").content.decode()


def test_the_way_back_stays_on_this_site(client):
    response = client.post("/ui/type-size/", {"size": "large", "next": "//elsewhere.example/"})

    assert response.headers["Location"] == "/"
    assert response.cookies[COOKIE]["httponly"]
