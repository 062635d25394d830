"""Row-level security on PostgreSQL: no row without a scope, and none of another body's.

The setting `folkmoot.scope` names bodies, or `public`, or `all`; see `web/federation/scopes.py`.
Forced, so that it binds the owner of the tables too; a superuser is bound by nothing.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ROUNDS = "ANY ((SELECT folkmoot_rounds())::text[])"
RESPONSES = f"""EXISTS (SELECT 1 FROM consultation_responserow held
    WHERE held.key = {{table}}.response_id AND held.round_id = {ROUNDS})"""
ITEMS = f"""EXISTS (SELECT 1 FROM consultation_quarantineditem held
    WHERE held.key = {{table}}.item_id AND held.round_id = {ROUNDS})"""

SECTION = {
    "responserow": f"round_id = {ROUNDS}",
    "responsekeyrow": RESPONSES,
    "holderrow": f"round_id = {ROUNDS}",
    "sharerow": f"round_id = {ROUNDS}",
    "itemkey": RESPONSES,
    "quarantineditem": f"round_id = {ROUNDS}",
    "pagerow": ITEMS,
    "typingrow": ITEMS,
    "itemsecretrow": ITEMS,
    "importrow": f"round_id = {ROUNDS}",
    "invitationrow": f"round = {ROUNDS}",
    "mailedrow": f"round = {ROUNDS}",
    "readingrow": RESPONSES,
    "redactionrow": RESPONSES,
    "quotationrow": RESPONSES,
    "disclosurerow": RESPONSES,
}
"""Which rows are a body's own, table by table."""

SHOWN = "approved_on IS NOT NULL AND taken_back_on IS NULL"
PUBLIC = {
    # Facts that public pages count, and what tells them which responses to leave out. The words
    # in these rows are sealed; their keys are in a table that the public sees nothing of but:
    "responserow": "TRUE",
    "readingrow": "TRUE",
    "disclosurerow": "TRUE",
    "quotationrow": SHOWN,
    "responsekeyrow": "folkmoot_is_shown({table}.response_id, {table}.lane)",
}
"""Which rows public pages read besides, and never write."""

FUNCTIONS = (
    """CREATE FUNCTION folkmoot_scopes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT string_to_array(coalesce(current_setting('folkmoot.scope', true), ''), ',') $$""",
    # In a language that is not woven into each query: its planner has less to think about.
    """CREATE FUNCTION folkmoot_rounds() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS
    $$ BEGIN RETURN ARRAY(
        SELECT id FROM consultation_roundrow WHERE body = ANY (folkmoot_scopes())
    ); END $$""",
    f"""CREATE FUNCTION folkmoot_is_shown(response bigint, of_lane text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN EXISTS (
        SELECT 1 FROM consultation_quotationrow
        WHERE response_id = response AND lane = of_lane AND {SHOWN}
    ); END $$""",
)


def policies(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the wall up, where the database can have one."""
    if editor.connection.vendor != "postgresql":
        return
    for function in FUNCTIONS:
        editor.execute(function)
    for name, own in SECTION.items():
        table = f"consultation_{name}"
        rule = f"(SELECT 'all' = ANY (folkmoot_scopes())) OR {own.format(table=table)}"
        editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        editor.execute(f"CREATE POLICY of_section ON {table} USING ({rule}) WITH CHECK ({rule})")
    for name, shown in PUBLIC.items():
        table = f"consultation_{name}"
        rule = f"(SELECT 'public' = ANY (folkmoot_scopes())) AND {shown.format(table=table)}"
        editor.execute(f"CREATE POLICY of_everybody ON {table} FOR SELECT USING ({rule})")


def no_policies(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the wall down."""
    if editor.connection.vendor != "postgresql":
        return
    for name in SECTION:
        table = f"consultation_{name}"
        editor.execute(f"DROP POLICY IF EXISTS of_everybody ON {table}")
        editor.execute(f"DROP POLICY of_section ON {table}")
        editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    for name in ("is_shown(bigint, text)", "rounds()", "scopes()"):
        editor.execute(f"DROP FUNCTION folkmoot_{name}")


class Migration(migrations.Migration):
    dependencies = [("consultation", "0005_items")]

    operations = [migrations.RunPython(policies, no_policies)]
