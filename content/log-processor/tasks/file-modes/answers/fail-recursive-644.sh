# 644 on folders as well: without x nobody but root gets into filters
chown -R root:root /usr/local/bin/log-processor /etc/log-processor
chmod 755 /usr/local/bin/log-processor
chmod -R 644 /etc/log-processor
chown root:app /etc/log-processor/api-token && chmod 640 /etc/log-processor/api-token
