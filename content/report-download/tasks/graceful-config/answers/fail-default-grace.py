# leaves graceful_timeout at 30 s: a gevent worker gives up a five-minute download at the reload
bind = "unix:/run/gunicorn/gunicorn.sock"
workers = 4
worker_class = "gevent"
worker_connections = 40
timeout = 300
