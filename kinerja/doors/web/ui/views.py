"""The two kinds of view, and how one address can have both."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, overload

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.utils.cache import patch_cache_control

from kinerja.platform.audit.reading import reading

from .humane import signed_out, wants_json

View = Callable[..., HttpResponseBase]
V = TypeVar("V", bound=View)


@overload
def reads(view: V) -> V: ...
@overload
def reads(*, public: bool) -> Callable[[V], V]: ...
def reads(view: Any = None, *, public: bool = False) -> Any:
    """`@reads` or `@reads(public=True)`: GET and HEAD only, a write inside raises; strangers go to sign in."""
    if view is None:
        return functools.partial(reads, public=public)

    @functools.wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not public and not request.user.is_authenticated:
            return signed_out(request) if wants_json(request) else redirect_to_login(request.get_full_path())
        with reading():
            response: HttpResponseBase = view(request, *args, **kwargs)
        if request.user.is_authenticated:
            # Not no-store: that would throw away half-filled forms on "back".
            patch_cache_control(response, private=True, no_cache=True)
        return response

    page.kind, page.public = "reads", public  # type: ignore[attr-defined]
    return page


@overload
def writes(view: V) -> V: ...
@overload
def writes(*, public: bool) -> Callable[[V], V]: ...
def writes(view: Any = None, *, public: bool = False) -> Any:
    """`@writes` or `@writes(public=True)`: POST only; strangers see what they typed and sign in again."""
    if view is None:
        return functools.partial(writes, public=public)

    @functools.wraps(view)
    def act(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not public and not request.user.is_authenticated:
            return signed_out(request)
        response: HttpResponseBase = view(request, *args, **kwargs)
        return response

    act.kind, act.public = "writes", public  # type: ignore[attr-defined]
    return act


def by_method(*, get: View, post: View) -> Callable[..., HttpResponseBase]:
    """One address: a page that reads and a form that writes."""

    def dispatch(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        view = post if request.method == "POST" else get
        return view(request, *args, **kwargs)

    dispatch.views = (get, post)  # type: ignore[attr-defined]
    return dispatch
