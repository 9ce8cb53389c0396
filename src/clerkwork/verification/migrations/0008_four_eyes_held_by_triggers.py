from django.db import migrations

SQL = """
-- What one decision is about: the difference of a price, else the line, else the order.
CREATE FUNCTION verification_at_stake(asked_order bigint, asked_line bigint, asked_field text)
RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    (SELECT CASE WHEN asked_field = 'unit_price' AND list_price IS NOT NULL
                 THEN abs(COALESCE(unit_price, 0) - list_price) * COALESCE(quantity, 0)
                 ELSE COALESCE(unit_price, list_price) * quantity END
       FROM orders_line WHERE id = asked_line),
    (SELECT total FROM orders_order WHERE id = asked_order), 0)
$$;

-- Whether one person alone may decide that. Only roles that decide count: who is a picker as well
-- has no higher limit for it. A permission that was given to the person alone has no limit.
CREATE FUNCTION verification_within_limit(
  asked_user bigint, asked_order bigint, asked_line bigint, asked_field text)
RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH role AS (
    SELECT bound.*, bound.id IS NOT NULL AS limited
      FROM auth_user_groups AS member
      LEFT JOIN verification_rolelimit AS bound ON bound.role_id = member.group_id
     WHERE member.user_id = asked_user
       AND (bound.id IS NOT NULL
            OR EXISTS (SELECT FROM auth_group_permissions AS granted
                         JOIN auth_permission AS may ON may.id = granted.permission_id
                        WHERE granted.group_id = member.group_id
                          AND may.codename = 'decide_finding'))),
  asked AS (
    SELECT verification_at_stake(asked_order, asked_line, asked_field) AS stake,
           (SELECT total FROM orders_order WHERE id = asked_order) AS total)
  SELECT EXISTS (SELECT FROM auth_user WHERE id = asked_user AND is_superuser)
      OR NOT EXISTS (SELECT FROM role)
      OR EXISTS (SELECT FROM role, asked
                  WHERE NOT limited
                     OR (COALESCE(order_limit >= total, true)
                         AND COALESCE(override_limit >= stake, true)))
$$;

CREATE FUNCTION verification_refuse_one_pair_of_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM verification_proposal AS made
              WHERE made.action = 'accept' AND made.order_id = NEW.order_id
                AND made.line_id IS NOT DISTINCT FROM NEW.line_id AND made.code = NEW.code
                AND made.found = NEW.found AND made.expected = NEW.expected
                AND made.proposed_by_id = NEW.decided_by_id) THEN
    RAISE EXCEPTION 'order %, %: who proposed it may not accept it', NEW.order_id, NEW.code
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'verification_finding_two_persons';
  END IF;
  IF NOT verification_within_limit(NEW.decided_by_id, NEW.order_id, NEW.line_id, NEW.field) THEN
    RAISE EXCEPTION 'order %, %: above the limit of who accepts it', NEW.order_id, NEW.code
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'verification_finding_within_limit';
  END IF;
  IF EXISTS (SELECT FROM verification_twopersonrule WHERE code = NEW.code)
     AND NOT EXISTS (SELECT FROM verification_proposal AS approved
                      WHERE approved.outcome = 'approved' AND approved.finding_id = NEW.id
                        AND approved.order_id = NEW.order_id
                        AND approved.line_id IS NOT DISTINCT FROM NEW.line_id
                        AND approved.code = NEW.code AND approved.found = NEW.found
                        AND approved.expected = NEW.expected
                        AND approved.approved_by_id = NEW.decided_by_id) THEN
    RAISE EXCEPTION 'order %, %: nobody else has proposed it', NEW.order_id, NEW.code
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'verification_finding_two_persons';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verification_finding_four_eyes
  BEFORE UPDATE ON verification_finding
  FOR EACH ROW WHEN (NEW.decision = 'accepted' AND OLD IS DISTINCT FROM NEW)
  EXECUTE FUNCTION verification_refuse_one_pair_of_eyes();
CREATE TRIGGER verification_finding_four_eyes_from_the_start
  BEFORE INSERT ON verification_finding
  FOR EACH ROW WHEN (NEW.decision = 'accepted')
  EXECUTE FUNCTION verification_refuse_one_pair_of_eyes();

-- What was proposed stays what it was, and is decided once.
CREATE FUNCTION verification_refuse_other_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.outcome IS NOT NULL
     OR (OLD.action, OLD.order_id, OLD.code, OLD.found, OLD.expected, OLD.version, OLD.reason,
         OLD.proposed_by_id, OLD.proposed_at)
        IS DISTINCT FROM
        (NEW.action, NEW.order_id, NEW.code, NEW.found, NEW.expected, NEW.version, NEW.reason,
         NEW.proposed_by_id, NEW.proposed_at)
     OR OLD.line_id IS DISTINCT FROM NEW.line_id THEN
    RAISE EXCEPTION 'proposal % stays as it was made', OLD.id
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'verification_proposal_unchanged';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verification_proposal_unchanged
  BEFORE UPDATE OR DELETE ON verification_proposal
  FOR EACH ROW EXECUTE FUNCTION verification_refuse_other_proposal();
"""
UNDO = """
DROP TRIGGER verification_proposal_unchanged ON verification_proposal;
DROP FUNCTION verification_refuse_other_proposal();
DROP TRIGGER verification_finding_four_eyes_from_the_start ON verification_finding;
DROP TRIGGER verification_finding_four_eyes ON verification_finding;
DROP FUNCTION verification_refuse_one_pair_of_eyes();
DROP FUNCTION verification_within_limit(bigint, bigint, bigint, text);
DROP FUNCTION verification_at_stake(bigint, bigint, text);
"""


class Migration(migrations.Migration):
    dependencies = [("verification", "0007_four_eyes"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunSQL(SQL, UNDO)]
