# values from the environment with defaults, the class by its entry point
import os

workers = int(os.environ.get("WEB_CONCURRENCY", 5))
worker_class = "egg:gunicorn#gevent"
worker_connections = int(os.environ.get("CONNECTIONS_PER_WORKER", 40))
bind = os.environ.get("GUNICORN_BIND", "unix:/run/gunicorn/gunicorn.sock")
timeout = 120
graceful_timeout = timeout * 3
