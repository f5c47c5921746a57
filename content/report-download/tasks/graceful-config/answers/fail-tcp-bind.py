# still listens on the TCP port, so Nginx finds no socket file
bind = "127.0.0.1:8000"
workers = 4
worker_class = "gevent"
worker_connections = 50
graceful_timeout = 330
