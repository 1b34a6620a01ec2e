"""The public's addresses."""

from django.urls import path

from frirum.front import child, notification, receipt, start

app_name = "front"
urlpatterns = [
    path("", start.start, name="start"),
    path("log-ind/", start.sign_in, name="sign_in"),
    path("log-ud/", start.sign_out, name="sign_out"),
    path("demo/ind/", start.enter_as, name="enter_as"),
    path("<slug:slug>/underretning/", notification.notify, name="notify"),
    path("<slug:slug>/boern/", child.tell_us, name="child"),
    path("<slug:slug>/underretning/<uuid:entry>/kvittering/", receipt.receipt, name="receipt"),
]
