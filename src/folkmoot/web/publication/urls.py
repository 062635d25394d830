"""Addresses of this area, each with its access rule."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
