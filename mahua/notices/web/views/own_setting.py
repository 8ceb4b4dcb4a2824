"""个人通知设置: what a person takes away for themselves."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mahua.access.locks import for_oneself
from mahua.notices import wording
from mahua.notices.chosen import chosen_for
from mahua.notices.models import OwnSetting
from mahua.notices.web.forms import OwnSettingForm
from mahua.ui.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@for_oneself
def show(request):
    setting = OwnSetting.of(request.user)
    chosen = chosen_for([request.user])[request.user.pk]
    form = OwnSettingForm(
        request.POST if request.method == "POST" else None, setting=setting, off_above=chosen.off - {*setting.off_kinds}
    )
    if form.is_valid():
        OwnSetting.choose(request.user, **form.cleaned_data)
        messages.success(request, wording.SET)
        return redirect("notices:own_setting")
    return page(request, "notices/own_setting.html", {"form": form}, status=422 if form.errors else 200)
