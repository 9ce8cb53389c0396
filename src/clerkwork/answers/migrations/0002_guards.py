from django.db import migrations

# Answers are facts: what was said stays said. Control numbers have nine digits; by the time they
# begin again, nobody remembers the first ones.
SQL = """
CREATE SEQUENCE answers_control AS bigint START 1 MAXVALUE 999999999 CYCLE;
CREATE TRIGGER answers_answer_append_only
  BEFORE UPDATE OR DELETE ON answers_answer
  FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
CREATE TRIGGER answers_answer_not_truncated
  BEFORE TRUNCATE ON answers_answer
  FOR EACH STATEMENT EXECUTE FUNCTION core_refuse_change();
"""
UNDO = """
DROP TRIGGER answers_answer_append_only ON answers_answer;
DROP TRIGGER answers_answer_not_truncated ON answers_answer;
DROP SEQUENCE answers_control;
"""


class Migration(migrations.Migration):
    dependencies = [("answers", "0001_initial"), ("core", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, UNDO)]
