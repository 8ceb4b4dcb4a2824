"""Addresses of the bodies that answer, and the call-back."""

fixed = []
of_a_call = []
