from django.urls import path

from mahua.members.web.views import breaches, changes, exports, members, mergers, of_organisation, posts, proposals

app_name = "members"
urlpatterns = [
    path("", members.index, name="index"),
    path("export/", exports.members, name="export"),
    path("set-up/", breaches.index, name="breaches"),
    path("proposals/", proposals.index, name="proposals"),
    path("posts/", posts.index, name="posts"),
    path("posts/export/", exports.posts, name="export_posts"),
    path("posts/<str:code>/end/", posts.end, name="end_post"),
    path("of/<str:code>/", of_organisation.show, name="of"),
    path("of/<str:code>/day/", of_organisation.on_day, name="on_day"),
    path("of/<str:code>/new/", changes.admit, name="admit"),
    path("of/<str:code>/posts/new/", posts.new, name="appoint"),
    path("of/<str:code>/merger/", mergers.new, name="merge"),
    path("<str:code>/", members.show, name="show"),
    path("<str:code>/transfer/", changes.transfer, name="transfer"),
    path("<str:code>/confirmation/", changes.confirm, name="confirm"),
    path("<str:code>/status/", changes.change_status, name="change_status"),
    path("<str:code>/second-membership/", changes.join_temporary, name="join_temporary"),
]
