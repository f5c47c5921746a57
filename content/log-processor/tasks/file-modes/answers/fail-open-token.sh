# treats the token like any configuration file: 644 lets every account read it
chown -R root:root /usr/local/bin/log-processor /etc/log-processor
chmod 755 /usr/local/bin/log-processor
find /etc/log-processor -mindepth 1 -type d -exec chmod 755 {} +
find /etc/log-processor -type f -exec chmod 644 {} +
