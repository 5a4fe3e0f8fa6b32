"""A new installation gets its tables in a few steps; they are those of one that came through every version."""

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

OURS = sorted(app.label for app in apps.get_app_configs() if app.name.startswith("doudi."))


def tables(app, *, step_by_step):
    """What the migrations of an app make, told by the last of them: each model's fields, keys, rules and parents."""
    loader = MigrationLoader(None, replace_migrations=not step_by_step)
    ends = [end for end in loader.graph.leaf_nodes(app) if not (step_by_step and end in loader.replacements)]
    state = loader.project_state(ends)
    return {
        name: (told(model.fields.values()), told_options(model.options), model.bases)
        for (label, name), model in state.models.items()
        if label == app
    }


def told(parts):
    return sorted(str(part.deconstruct()) for part in parts)


def told_options(options):
    rules = [rule for kind in ("indexes", "constraints") for rule in options.get(kind, ())]
    return told(rules), {name: value for name, value in options.items() if name not in {"indexes", "constraints"}}


@pytest.mark.parametrize("app", OURS)
def test_the_tables_of_a_new_installation_are_those_of_an_old_one(app):
    assert tables(app, step_by_step=False) == tables(app, step_by_step=True)


def test_there_is_something_to_compare():
    assert {app for app, _name in MigrationLoader(None).replacements} == {"cases", "intake", "orgs"}
