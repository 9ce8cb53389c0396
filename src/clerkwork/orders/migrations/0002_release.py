from django.db import migrations

# Nothing is released with an unknown item or without a price: looked at once per statement that
# changes orders, for those that it accepts. A rejected line does not count.
SQL = """
CREATE FUNCTION orders_refuse_incomplete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad record;
BEGIN
  SELECT line.order_id, line.position INTO bad
    FROM after JOIN before USING (id) JOIN orders_line AS line ON line.order_id = after.id
   WHERE after.stage = 'accepted' AND before.stage <> 'accepted'
     AND (line.item_id IS NULL OR line.unit_price IS NULL OR line.ordered = 0)
     AND line.rejected_at IS NULL
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'order % line % has no item, quantity or price', bad.order_id, bad.position
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'orders_order_released_complete';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_order_released_complete
  AFTER UPDATE ON orders_order
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION orders_refuse_incomplete();

-- Quantities of a line change a few times in its life: room on the page keeps that cheap.
ALTER TABLE orders_line SET (fillfactor = 60);
ALTER TABLE orders_order SET (fillfactor = 70);
"""
UNDO = """
DROP TRIGGER orders_order_released_complete ON orders_order;
DROP FUNCTION orders_refuse_incomplete();
"""


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_initial")]
    operations = [migrations.RunSQL(SQL, UNDO)]
