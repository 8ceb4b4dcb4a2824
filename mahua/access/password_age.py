"""A password that was reset, or has grown too old, is changed before anything else is done."""

from django.conf import settings
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import OPEN


class NewPasswordFirst:
    """Middleware after log-in: leads every page but the open ones to the change of password while one is due."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or getattr(view, "permission", None) == OPEN:
            return None
        if request.resolver_match.view_name == settings.PASSWORD_CHANGE_URL:
            return None
        return redirect(settings.PASSWORD_CHANGE_URL) if request.user.needs_new_password(timezone.now()) else None
