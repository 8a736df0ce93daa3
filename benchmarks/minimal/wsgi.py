"""What granian serves."""

import os

from kinerja.config.databases import use_bundled_sqlite

use_bundled_sqlite()
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.minimal.settings"

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
