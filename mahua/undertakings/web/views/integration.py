"""What 融合度 counts and what it does not, on one page with examples."""

from mahua.access.locks import may
from mahua.ui.pages import page
from mahua.undertakings.integration_examples import EXAMPLES
from mahua.undertakings.web.integrating import worked


@may("undertakings.view_undertaking")
def show(request):
    return page(request, "undertakings/measure.html", {"examples": [worked(each) for each in EXAMPLES]})
