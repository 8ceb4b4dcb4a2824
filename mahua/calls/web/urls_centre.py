"""Addresses of the command centre."""

fixed = []
of_a_call = []
