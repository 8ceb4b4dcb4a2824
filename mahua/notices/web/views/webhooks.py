"""群机器人: configured for a unit, tried out, paused and removed by whoever keeps it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from mahua.access.locks import may, may_on
from mahua.notices import wording
from mahua.notices.carrying_out import send_test
from mahua.notices.models import UnitSetting, Webhook
from mahua.notices.web.forms import WebhookForm
from mahua.ui.pages import page

LAST = 10


@require_http_methods(["GET", "HEAD", "POST"])
@may("notices.keep_webhook")
def new(request, code):
    unit = get_object_or_404(UnitSetting.units_kept_by(request.user), code=code)
    form = WebhookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        webhook = Webhook.install(unit, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, wording.INSTALLED)
        return redirect(webhook)
    return page(request, "notices/new_webhook.html", {"unit": unit, "form": form}, status=422 if form.errors else 200)


@may_on(Webhook, "notices.keep_webhook")
def show(request, webhook):
    context = {"webhook": webhook, "sendings": webhook.sendings.newest_first()[:LAST]}
    return page(request, "notices/webhook.html", context)


@require_POST
@may_on(Webhook, "notices.keep_webhook")
def try_out(request, webhook):
    verdict = send_test(webhook, at=timezone.now())
    if verdict.is_taken:
        messages.success(request, wording.TEST_TAKEN)
    else:
        messages.error(request, wording.TEST_FAILED.format(words=verdict.words))
    return redirect(webhook)


@require_POST
@may_on(Webhook, "notices.keep_webhook")
def pause(request, webhook):
    webhook.pause(by=request.user, at=timezone.now())
    messages.success(request, wording.PAUSED)
    return redirect(webhook)


@require_POST
@may_on(Webhook, "notices.keep_webhook")
def resume(request, webhook):
    webhook.resume(by=request.user, at=timezone.now())
    messages.success(request, wording.RESUMED)
    return redirect(webhook)


@require_POST
@may_on(Webhook, "notices.keep_webhook")
def remove(request, webhook):
    unit = webhook.organisation
    webhook.remove(by=request.user, at=timezone.now())
    messages.success(request, wording.REMOVED)
    return redirect("notices:unit_setting", unit.code)
