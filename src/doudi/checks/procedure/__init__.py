"""How an application for dibao is handled, step by step (plan, 3.2)."""
