/** Settings of Gunicorn 20 to 23 that a configuration file may give (docs.gunicorn.org/en/stable/settings.html). Gunicorn ignores every other name without a word. */
export const GUNICORN_SETTINGS: ReadonlySet<string> = new Set(
  `accesslog access_log_format backlog bind ca_certs capture_output casual_header_chars cert_reqs certfile chdir check_config child_exit ciphers config
  daemon default_proc_name disable_redirect_access_to_syslog do_handshake_on_connect dogstatsd_tags enable_stdio_inheritance errorlog forwarded_allow_ips
  forwarder_headers graceful_timeout group header_map initgroups keepalive keyfile limit_request_field_size limit_request_fields limit_request_line
  logconfig logconfig_dict logconfig_json logger_class loglevel max_requests max_requests_jitter nworkers_changed on_exit on_reload on_starting paste
  permit_obsolete_folding permit_unconventional_http_method permit_unconventional_http_version pidfile post_fork post_request post_worker_init pre_exec
  pre_fork pre_request preload_app print_config proc_name proxy_allow_ips proxy_protocol pythonpath raw_env raw_paste_global_conf refuse_obsolete_folding
  reload reload_engine reload_extra_files reuse_port secure_scheme_headers sendfile spew ssl_context ssl_version statsd_host statsd_prefix strip_header_spaces
  suppress_ragged_eofs syslog syslog_addr syslog_facility syslog_prefix threads timeout tmp_upload_dir tolerate_dangerous_framing umask user when_ready
  worker_abort worker_class worker_connections worker_exit worker_int worker_tmp_dir workers wsgi_app`.split(/\s+/),
);
