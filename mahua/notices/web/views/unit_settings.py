"""单位通知设置: which units one keeps, and how people of one of them are told."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mahua.access.locks import may
from mahua.notices import wording
from mahua.notices.models import UnitSetting
from mahua.notices.web.forms import UnitSettingForm
from mahua.ui.pages import page, paginate


@may("notices.keep_setting")
def index(request):
    units = paginate(request, UnitSetting.units_kept_by(request.user))
    rows = [(unit, UnitSetting.of(unit)) for unit in units]
    return page(request, "notices/unit_settings.html", {"page": units, "rows": rows}, part="units")


@require_http_methods(["GET", "HEAD", "POST"])
@may("notices.keep_setting")
def show(request, code):
    unit = get_object_or_404(UnitSetting.units_kept_by(request.user), code=code)
    form = UnitSettingForm(request.POST if request.method == "POST" else None, setting=UnitSetting.of(unit))
    if form.is_valid():
        UnitSetting.choose(unit, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, wording.SET)
        return redirect("notices:unit_setting", unit.code)
    webhooks = unit.webhooks.for_list() if request.user.has_perm("notices.keep_webhook", unit) else None
    context = {"unit": unit, "form": form, "webhooks": webhooks}
    return page(request, "notices/unit_setting.html", context, status=422 if form.errors else 200)
