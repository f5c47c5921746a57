# symbolic modes: clear every execute bit first, then X gives it back to folders only
chown -R root:root /usr/local/bin/log-processor /etc/log-processor
chmod u=rwx,go=rx /usr/local/bin/log-processor
chmod -R a-x,u=rwX,go=rX /etc/log-processor
chgrp app /etc/log-processor/api-token
chmod u=rw,g=r,o= /etc/log-processor/api-token
