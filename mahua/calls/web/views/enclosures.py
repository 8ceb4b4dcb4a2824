"""随件附件: handed in, looked at, released or covered; always given back as files to save."""

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.addresses import address_of
from mahua.access.downloads import SAFE, download
from mahua.access.locks import may_on
from mahua.calls.enclosed_files import BOXES_AT_MOST, covered, fitting, preview, size_of
from mahua.calls.models import Call, Enclosure
from mahua.calls.web.forms.enclosures import ACCEPT, BoxForm, CopyForm, EnclosureForm, Sketch
from mahua.calls.web.seen import on_call_seen
from mahua.calls.wording import enclosures as words
from mahua.kernel.errors import Refused
from mahua.ui.pages import page


@on_call_seen
def show(request, call, enclosure):
    """What was released of it, for whoever sees the call; what is withheld is not here."""
    found = get_object_or_404(Enclosure.objects.of(call), code=enclosure)
    if found.shown is None:
        raise Http404
    return download(found.shown)


@may_on(Call, "calls.enclose")
def new(request, call):
    form = EnclosureForm(files=request.FILES if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        files = form.cleaned_data["files"]
        Enclosure.hand_in(call, files, by=request.user, at=timezone.now())
        messages.success(request, words.KEPT.format(count=len(files)))
        return redirect(call)
    context = {"call": call, "form": form, "accept": ACCEPT}
    return page(request, "calls/enclosure_new.html", context, part="new", status=422 if form.is_bound else 200)


@may_on(Call, "calls.open_enclosure")
def original(request, call, enclosure):
    return download(_own(call, enclosure).open(by=request.user, at=timezone.now(), address=address_of(request)))


@may_on(Call, "calls.disclose")
def look(request, call, enclosure):
    """The one page on which it is decided: may the body called see it, as it is or covered."""
    return _look(request, call, _own(call, enclosure))


@may_on(Call, "calls.disclose")
def picture(request, call, enclosure):
    """The picture as the deciding page shows it: painted anew, small, with the boxes drawn so far."""
    kept = _own(call, enclosure)
    stored = kept.open(by=request.user, at=timezone.now(), address=address_of(request))
    if not kept.is_picture:
        raise Http404
    with _bytes_of(stored) as data:
        sketch = Sketch(request.GET, size=fitting(size_of(data, kind=kept.kind)))
        painted = preview(data, kind=kept.kind, boxes=sketch.boxes, corner=sketch.corner)
    about = {"content_type": "image/jpeg", "as_attachment": True, "filename": "preview.jpg", "headers": SAFE}
    return FileResponse(ContentFile(painted), **about)


@require_POST
@may_on(Call, "calls.disclose")
def release(request, call, enclosure):
    _own(call, enclosure).release(by=request.user, at=timezone.now())
    messages.success(request, words.SAID_RELEASED)
    return redirect(call)


@require_POST
@may_on(Call, "calls.disclose")
def withhold(request, call, enclosure):
    _own(call, enclosure).withhold(by=request.user, at=timezone.now())
    messages.success(request, words.SAID_WITHHELD)
    return redirect(call)


@require_POST
@may_on(Call, "calls.disclose")
def cover(request, call, enclosure):
    """A copy comes from boxes drawn on the page, or from a file covered elsewhere."""
    kept, now = _own(call, enclosure), timezone.now()
    if "upload" in request.POST:
        form = CopyForm(files=request.FILES)
        if not form.is_valid():
            return _look(request, call, kept, copy=form, status=422)
        made = form.cleaned_data["files"][0]
        kept.cover(made.data, kind=made.kind, by=request.user, at=now)
    else:
        data = _painted(kept, Sketch(request.POST, size=(1, 1)).boxes, by=request.user, at=now, request=request)
        kept.cover(data, kind=kept.kind, by=request.user, at=now)
    messages.success(request, words.SAID_COVERED)
    return redirect(call)


def _painted(kept, boxes, *, by, at, request):
    if not kept.is_picture:
        raise Refused(words.NOT_A_PICTURE)
    if not boxes:
        raise Refused(words.NO_BOX)
    with _bytes_of(kept.open(by=by, at=at, address=address_of(request))) as stored:
        return covered(stored.read(), kind=kept.kind, boxes=boxes)


def _look(request, call, kept, *, copy=None, status=200):
    stored = kept.open(by=request.user, at=timezone.now(), address=address_of(request))
    context = {"call": call, "enclosure": kept, "copy": copy or CopyForm(), "accept": ACCEPT, "most": BOXES_AT_MOST}
    if kept.is_picture:
        context |= _sketched(request, call, kept, stored)
    return page(request, "calls/enclosure.html", context, part="look", status=status)


def _sketched(request, call, kept, stored):
    """The boxes the address carries, with the one just typed in percent."""
    said = request.GET.copy()
    typed = BoxForm(said if "typed" in said else None)
    if typed.is_bound and typed.is_valid():
        said.appendlist("box", ",".join(map(str, typed.cleaned_data["box"])))
        typed = BoxForm()
    with _bytes_of(stored) as data:
        size = fitting(size_of(data, kind=kept.kind))
    sketch = Sketch(said, size=size)
    asked = said.copy()
    asked.clear()
    asked.setlist("box", sketch.values)
    asked["corner"] = sketch.corner_value
    source = reverse("calls:enclosure_picture", args=[call.code, kept.code]) + "?" + asked.urlencode()
    return {"sketch": sketch, "typed": typed, "source": source, "width": size[0], "height": size[1]}


def _own(call, code):
    """Of this call itself: what came with another is decided there."""
    return get_object_or_404(
        Enclosure.objects.filter(call=call).select_related("call__lead", "original", "copy"), code=code
    )


def _bytes_of(stored):
    try:
        return stored.place.open("rb")
    except FileNotFoundError as lost:
        raise Http404(stored.code) from lost
