"""How pages look: base templates, components, charts. No models."""
