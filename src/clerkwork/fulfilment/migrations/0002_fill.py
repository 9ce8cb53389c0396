from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("fulfilment", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE fulfilment_allocation SET (fillfactor = 70)", migrations.RunSQL.noop
        )
    ]
