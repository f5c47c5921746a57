# takes the current hour of the clock (09:00 to 09:40) for the last sixty minutes
grep "$(date '+%d/%b/%Y:%H:')" /var/log/nginx/access.log |
  awk '$7 != "/api/v1/health_check" { print $1 }' | sort | uniq -c | sort -nr | head -n 10
