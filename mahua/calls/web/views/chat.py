"""粘贴聊天记录: the words are taken out of it and looked over on the page where every call is written."""

from mahua.access.locks import may
from mahua.calls import chats
from mahua.calls.callers import bodies_of
from mahua.calls.models import Call
from mahua.calls.web.forms.chat import ChatForm
from mahua.calls.web.views.raising import first_page
from mahua.ui.pages import page

PLACES_READ = 500


@may("calls.raise_call")
def new(request):
    form = ChatForm(request.POST or None)
    if not form.is_valid():
        return page(request, "calls/chat.html", {"form": form}, status=422 if form.is_bound else 200)
    chat = chats.read(form.cleaned_data["pasted"], places=_known_places(request.user))
    said = {
        "title": chat.title,
        "text": chat.text,
        "place": chat.place,
        "also": " ".join(chat.writers),
        "channel": "chat",
    }
    return first_page(request, said)


def _known_places(user):
    """Names of the bodies called for, and of the spots they called about lately."""
    lately = Call.objects.visible_to(user).exclude(place="").order_by("-raised_at", "-pk")
    return {*(body.name for body in bodies_of(user)), *lately.values_list("place", flat=True)[:PLACES_READ]}
