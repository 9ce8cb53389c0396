from django.db import migrations

SQL = """
CREATE TRIGGER inventory_move_append_only
  BEFORE UPDATE OR DELETE ON inventory_move
  FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
CREATE TRIGGER inventory_move_not_truncated
  BEFORE TRUNCATE ON inventory_move
  FOR EACH STATEMENT EXECUTE FUNCTION core_refuse_change();

-- Balances are rewritten all day: room on the page keeps that cheap.
ALTER TABLE inventory_balance SET (fillfactor = 50);
"""
UNDO = """
DROP TRIGGER inventory_move_append_only ON inventory_move;
DROP TRIGGER inventory_move_not_truncated ON inventory_move;
"""


class Migration(migrations.Migration):
    dependencies = [("inventory", "0001_initial"), ("core", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, UNDO)]
