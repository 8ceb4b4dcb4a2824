"""Addresses of communities, streets and all who call."""

fixed = []
of_a_call = []
