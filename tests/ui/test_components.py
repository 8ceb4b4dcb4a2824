"""What a component must not do: take a page's own variables for its arguments."""

import pytest
from django.template.loader import render_to_string


@pytest.fixture
def drawn(settings, tmp_path):
    """Renders a source that uses components; they are compiled by the loader, so it must be a file."""

    def draw(source, **context):
        (tmp_path / "source.html").write_text(source)
        settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
        return render_to_string("source.html", context)

    return draw


PAGE_OWN = dict.fromkeys(
    ["title", "help", "href", "head", "field", "id", "icon", "actions", "foot", "label", "show"], "LEAK"
)


@pytest.mark.parametrize(
    "source",
    [
        "<c-card>正文</c-card>",
        "<c-button>好</c-button>",
        '<c-table caption="表"><tr><td>1</td></tr></c-table>',
        '<c-empty title="无">说明</c-empty>',
        '<c-field label="名称" name="n"><input id="n"></c-field>',
        '<c-dialog id="d" title="题" opener="开">正文</c-dialog>',
        "<c-timeline><li>一</li></c-timeline>",
    ],
)
def test_a_component_ignores_what_the_page_happens_to_call_the_same(drawn, source):
    assert "LEAK" not in drawn(source, **PAGE_OWN)


def test_a_card_inside_a_card_has_no_title_of_the_outer(drawn):
    html = drawn('<c-card title="外"><c-card>内</c-card></c-card>')

    assert html.count("外") == 1


def test_a_slot_fills_its_place(drawn):
    html = drawn('<c-card title="题"><c-slot name="foot">脚注</c-slot>正文</c-card>')

    assert '<div class="card-foot">脚注</div>' in html


def test_one_page_of_rows_needs_no_turning(drawn):
    assert "nav" not in drawn('<c-pagination :page="page" />', page={"is_alone": True, "total": None})
