# asyncio is a library of Python, not a worker class of Gunicorn
bind = "unix:/run/gunicorn/gunicorn.sock"
workers = 4
worker_class = "asyncio"
worker_connections = 50
graceful_timeout = 330
