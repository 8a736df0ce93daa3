"""Signing in and out, and the language of the pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.ui import throttle
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.language import remember
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.accounts import commands as accounts
from kinerja.people.accounts.models import User

from . import cast

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInForm(HouseForm):
    username = forms.CharField(
        label=gettext_lazy("Nama pengguna"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def _next(request: PageRequest) -> str:
    """Where to go afterwards: only within this house."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"


def _page(request: PageRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    demo = request.agency is not None and request.agency.is_demo
    context: dict[str, Any] = {"form": form, "next": _next(request), "people": cast.choices() if demo else []}
    return render(request, "public/sign_in.html", context, status=status)


def _welcome(request: PageRequest, user: User) -> HttpResponse:
    login(request, user, backend=BACKEND)
    response = HttpResponseRedirect(_next(request))
    remember(response, user.language)
    return response


@reads(public=True)
def sign_in_page(request: PageRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return HttpResponseRedirect(_next(request))
    return _page(request, SignInForm())


@writes(public=True)
def sign_in(request: PageRequest) -> HttpResponse:
    form, now = SignInForm(request.POST), request.now
    address = request.META.get("REMOTE_ADDR", "")
    if not form.is_valid():
        return _page(request, form, 422)
    username = form.cleaned_data["username"].strip().lower()
    left = throttle.wait_left(username, address, now)
    if left:
        form.add_error(
            None, gettext("Terlalu banyak percobaan. Coba lagi dalam {time}.").format(time=throttle.wait_words(left))
        )
        return _page(request, form, 429)
    user = authenticate(request, username=username, password=form.cleaned_data["password"])
    if user is None:
        throttle.note_failure(username, address, now)
        form.add_error(None, gettext("Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya."))
        return _page(request, form, 422)
    throttle.forget(username, address)
    return _welcome(request, user)


@writes(public=True)
def sign_in_as(request: PageRequest) -> HttpResponse:
    """The picker of the demo city; closed wherever people are real."""
    username = request.POST.get("username", "")
    demo = request.agency is not None and request.agency.is_demo
    if not demo or username not in cast.USERNAMES:
        raise Http404
    user = User.objects.filter(username=username, is_active=True).order_by("username").first()
    if user is None:
        raise Http404
    return _welcome(request, user)


@writes(public=True)
def sign_out(request: PageRequest) -> HttpResponse:
    logout(request)
    response = HttpResponseRedirect("/")
    # What the phone kept for working offline goes with its owner.
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@writes(public=True)
def choose_language(request: PageRequest) -> HttpResponse:
    """For this browser, and for the account where somebody is signed in."""
    language = request.POST.get("language", "")
    response = HttpResponseRedirect(_next(request))
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        account = User.objects.get(pk=request.user.pk)
        accounts.set_language(account, actor=request.actor, now=request.now, language=language)
    remember(response, language)
    return response
