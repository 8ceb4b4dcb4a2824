"""What can be called for: the leaves of the category tree, and the questions each brings."""

from mahua.api import wording
from mahua.api.open311.answers import Refusal
from mahua.calls.models import Category


def listed() -> list[dict]:
    """Every leaf in use; `group` is the branch it hangs on. A category that belongs elsewhere is not offered."""
    leaves = Category.objects.leaves().filter(elsewhere="").select_related("parent").for_list()
    return [_service(leaf) for leaf in leaves]


def defined(code) -> dict:
    """The questions of one service."""
    leaf = of_code(code)
    attributes = [
        {
            "variable": True,
            "code": question["key"],
            "datatype": "string",
            "required": bool(question.get("required")),
            "datatype_description": "",
            "order": place,
            "description": question["words"],
        }
        for place, question in enumerate(leaf.all_questions, start=1)
    ]
    return {"service_code": leaf.code, "attributes": attributes}


def of_code(code):
    """The category behind a service code; 404 in words."""
    leaf = Category.objects.leaves().select_related("parent").filter(code=code).first()
    if leaf is None:
        raise Refusal(404, wording.NO_SUCH_SERVICE.format(code=code))
    if leaf.elsewhere:
        raise Refusal(400, wording.ELSEWHERE.format(channel=leaf.elsewhere))
    return leaf


def _service(leaf):
    return {
        "service_code": leaf.code,
        "service_name": leaf.name,
        "description": leaf.name,
        "metadata": bool(leaf.all_questions),
        "type": "realtime",
        "keywords": "",
        "group": leaf.parent.name if leaf.parent else "",
    }
