# plain values
bind = "unix:/run/gunicorn/gunicorn.sock"
workers = 4
worker_class = "gevent"
worker_connections = 50
timeout = 60
graceful_timeout = 330
