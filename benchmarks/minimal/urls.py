"""One address."""

from django.urls import path

from benchmarks.minimal.views import people

urlpatterns = [path("", people)]
