"""Sessions end: after some idle minutes, and after a day's work whatever happens. They are written at most every five minutes."""

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.utils import timezone

TOUCH_EVERY_SECONDS = 300


def begin(session, *, at):
    """Somebody has just logged in: both limits count from now, also when the browser kept an older session."""
    session["began"] = session["touched"] = int(at.timestamp())


class LimitedSessionMiddleware(SessionMiddleware):
    """Idle limit by cookie age, absolute limit by the time of log-in; reading a page costs no write."""

    def process_request(self, request):
        super().process_request(request)
        session = request.session
        if not session.session_key or "_auth_user_id" not in session:
            return
        now = int(timezone.now().timestamp())
        began = session.get("began", now)
        if now - began > settings.SESSION_MAX_HOURS * 3600:
            session.flush()
            return
        if now - session.get("touched", 0) >= TOUCH_EVERY_SECONDS:
            session["began"], session["touched"] = began, now
