import pytest
from django.contrib.contenttypes.models import ContentType

from mahua.ui.pages import COUNT_CAP, page, paginate
from tests.ui.people import asking

TEMPLATE = "ui/refused.html"
WORDS = {"words": "已记录。", "back": "/"}


def test_a_browser_gets_the_whole_page():
    response = page(asking(), TEMPLATE, WORDS, part="words")

    text = response.content.decode()
    assert text.startswith("<!doctype html>")
    assert "已记录。" in text


def test_htmx_gets_only_the_part():
    response = page(asking(hx_request="true"), TEMPLATE, WORDS, part="words")

    assert response.content.decode() == '<p class="message refused">已记录。</p>'


@pytest.mark.parametrize("headers", [{"hx_history_restore_request": "true"}, {"hx_boosted": "true"}])
def test_htmx_restoring_history_or_boosting_a_link_gets_the_whole_page(headers):
    response = page(asking(hx_request="true", **headers), TEMPLATE, WORDS, part="words")

    assert response.content.decode().startswith("<!doctype html>")


def test_a_page_without_parts_is_whole_for_htmx_too():
    response = page(asking(hx_request="true"), TEMPLATE, WORDS)

    assert response.content.decode().startswith("<!doctype html>")


@pytest.mark.parametrize("headers", [{}, {"hx_request": "true"}])
def test_caches_keep_page_and_part_apart(headers):
    response = page(asking(**headers), TEMPLATE, WORDS, part="words")

    assert "HX-Request" in response.headers["Vary"]


def test_a_form_with_errors_keeps_its_status():
    assert page(asking(hx_request="true"), TEMPLATE, WORDS, part="words", status=422).status_code == 422


class Shelf(list):
    """A list that remembers which slices were asked of it."""

    def __init__(self, rows):
        super().__init__(rows)
        self.asked = []

    def __getitem__(self, piece):
        self.asked.append((piece.start, piece.stop))
        return super().__getitem__(piece)


def test_a_leaf_takes_one_row_more_than_it_shows_and_counts_nothing():
    shelf = Shelf(range(60))

    leaf = paginate(asking("/plain/?page=2"), shelf)

    assert shelf.asked == [(25, 51)]
    assert list(leaf) == list(range(25, 50))
    assert (leaf.number, leaf.has_previous, leaf.has_next, leaf.total) == (2, True, True, None)
    assert (leaf.previous_number, leaf.next_number, leaf.first_row, leaf.last_row) == (1, 3, 26, 50)


def test_the_last_leaf_has_no_next():
    leaf = paginate(asking("/plain/?page=3"), range(60))

    assert (len(leaf), leaf.has_next, leaf.is_alone) == (10, False, False)


def test_a_list_that_fills_one_page_exactly_stands_alone():
    assert paginate(asking(), range(25)).is_alone


@pytest.mark.parametrize("wrong", ["0", "-1", "x", "", "1.5", "²", "٣", "9" * 30, "999999", "4"])
def test_a_page_number_that_is_none_or_behind_the_end_shows_page_one(wrong):
    leaf = paginate(asking(f"/plain/?page={wrong}"), range(60))

    assert (leaf.number, list(leaf)) == (1, list(range(25)))


def test_an_empty_list_is_one_empty_page():
    leaf = paginate(asking("/plain/?page=7"), [], counted=True)

    assert (leaf.number, list(leaf), leaf.is_alone, leaf.total) == (1, [], True, 0)


@pytest.mark.parametrize(("rows", "total", "more"), [(1000, 1000, False), (1001, None, True)])
def test_a_total_is_said_up_to_a_thousand(rows, total, more):
    leaf = paginate(asking(), range(rows), counted=True)

    assert COUNT_CAP == 1000
    assert (leaf.total, leaf.more_than_cap) == (total, more)


@pytest.mark.django_db
def test_a_leaf_of_a_table_costs_one_query_and_two_when_counted(django_assert_num_queries):
    rows = ContentType.objects.order_by("pk")

    with django_assert_num_queries(1):
        paginate(asking(), rows, 2)
    with django_assert_num_queries(2) as seen:
        paginate(asking(), rows, 2, counted=True)
    assert "LIMIT 1001" in seen.captured_queries[-1]["sql"]
