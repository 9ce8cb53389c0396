from django.db import migrations

# Facts are not edited. A correction is a new fact.
SQL = """
CREATE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER core_journal_append_only
  BEFORE UPDATE OR DELETE ON core_journal
  FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
CREATE TRIGGER core_journal_not_truncated
  BEFORE TRUNCATE ON core_journal
  FOR EACH STATEMENT EXECUTE FUNCTION core_refuse_change();
"""
UNDO = """
DROP TRIGGER core_journal_append_only ON core_journal;
DROP TRIGGER core_journal_not_truncated ON core_journal;
DROP FUNCTION core_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunSQL(SQL, UNDO)]
