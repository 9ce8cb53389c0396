from django.db import migrations

# How an order was is a fact.
SQL = """
CREATE TRIGGER changes_orderversion_append_only
  BEFORE UPDATE OR DELETE ON changes_orderversion
  FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
CREATE TRIGGER changes_orderversion_not_truncated
  BEFORE TRUNCATE ON changes_orderversion
  FOR EACH STATEMENT EXECUTE FUNCTION core_refuse_change();
"""
UNDO = """
DROP TRIGGER changes_orderversion_append_only ON changes_orderversion;
DROP TRIGGER changes_orderversion_not_truncated ON changes_orderversion;
"""


class Migration(migrations.Migration):
    dependencies = [("changes", "0001_initial"), ("core", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, UNDO)]
