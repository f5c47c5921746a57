# one mode for all: configuration becomes executable and the token is open to everybody
chown -R root:root /usr/local/bin/log-processor /etc/log-processor
chmod -R 755 /usr/local/bin/log-processor /etc/log-processor
