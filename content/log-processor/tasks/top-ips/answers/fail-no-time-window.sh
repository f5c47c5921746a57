# counts the whole file instead of the last hour
awk '$7 != "/api/v1/health_check" { print $1 }' /var/log/nginx/access.log | sort | uniq -c | sort -nr | head -n 10
