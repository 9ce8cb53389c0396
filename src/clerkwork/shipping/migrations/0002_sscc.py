from django.db import migrations

# Serial references are never given out again, not even when the transaction that took one fails.
# Labels are facts: a label that was printed stays known.
SQL = """
CREATE SEQUENCE shipping_sscc_serial AS bigint START 1 NO CYCLE;
CREATE TRIGGER shipping_label_append_only
  BEFORE UPDATE OR DELETE ON shipping_label
  FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
"""
UNDO = """
DROP TRIGGER shipping_label_append_only ON shipping_label;
DROP SEQUENCE shipping_sscc_serial;
"""


class Migration(migrations.Migration):
    dependencies = [("shipping", "0001_initial"), ("core", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, UNDO)]
