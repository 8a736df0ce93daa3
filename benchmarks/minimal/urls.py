"""One address a floor."""

from django.urls import path

from benchmarks.minimal.views import people, unchanged

urlpatterns = [path("", people), path("tidak-berubah", unchanged)]
