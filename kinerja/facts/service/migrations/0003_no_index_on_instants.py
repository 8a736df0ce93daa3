from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('service', '0002_lean_indexes'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='request', name='request_closed'),
        migrations.RemoveIndex(model_name='request', name='request_open'),
    ]
