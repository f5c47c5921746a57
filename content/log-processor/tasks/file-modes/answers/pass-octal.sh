# octal modes, find for files and folders of the configuration
chown root:root /usr/local/bin/log-processor
chmod 755 /usr/local/bin/log-processor
chown -R root:root /etc/log-processor
find /etc/log-processor -mindepth 1 -type d -exec chmod 755 {} +
find /etc/log-processor -type f -exec chmod 644 {} +
chown root:app /etc/log-processor/api-token
chmod 640 /etc/log-processor/api-token
