# workers and connections computed from processors and the database's limit
import multiprocessing

DB_CONNECTIONS = 200

bind = ["unix:/run/gunicorn/gunicorn.sock"]
workers = multiprocessing.cpu_count() + 1
worker_class = "gunicorn.workers.ggevent.GeventWorker"
worker_connections = DB_CONNECTIONS // workers
graceful_timeout = 6 * 60
preload_app = False
