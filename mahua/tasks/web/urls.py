from django.urls import path

from mahua.tasks.web.views import asks, burden, openings, receipts, recurrences, tasks

app_name = "tasks"
urlpatterns = [
    path("", tasks.index, name="index"),
    path("new/", openings.new, name="new"),
    path("asks/", receipts.index, name="receipts"),
    path("asks/sent/", asks.index, name="asks"),
    path("asks/new/", asks.new, name="new_ask"),
    path("asks/sent/<slug:code>/", asks.show, name="ask"),
    path("asks/sent/<slug:code>/withdrawal/", asks.withdraw, name="withdraw_ask"),
    path("asks/to/<slug:code>/", receipts.of_ask, name="answer_to"),
    path("asks/receipts/<slug:code>/", receipts.show, name="receipt"),
    path("recurrences/", recurrences.index, name="recurrences"),
    path("recurrences/new/", recurrences.new, name="new_recurrence"),
    path("recurrences/<slug:code>/ending/", recurrences.end, name="end_recurrence"),
    path("burden/", burden.index, name="burden"),
    path("<slug:code>/", tasks.show, name="show"),
    path("<slug:code>/closure/", tasks.close, name="close"),
    path("<slug:code>/dropping/", tasks.drop, name="drop"),
    path("<slug:code>/assignment/", tasks.reassign, name="reassign"),
]
