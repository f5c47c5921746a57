# opens the program to everybody so that it surely starts
chmod 777 /usr/local/bin/log-processor
chmod -R 644 /etc/log-processor
