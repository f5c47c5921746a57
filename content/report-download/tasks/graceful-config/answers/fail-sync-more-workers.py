# still sync, only more of them: the eleventh slow client fills them again
bind = "unix:/run/gunicorn/gunicorn.sock"
workers = 10
worker_class = "sync"
timeout = 600
graceful_timeout = 330
