# X keeps an execute bit that is already there, so files that wrongly had one keep it
chown -R root:root /usr/local/bin/log-processor /etc/log-processor
chmod 755 /usr/local/bin/log-processor
chmod -R u=rwX,go=rX /etc/log-processor
chown root:app /etc/log-processor/api-token && chmod 640 /etc/log-processor/api-token
