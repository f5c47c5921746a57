# compares the stamp as text: right within a day, wrong when the day's number falls at the turn of the month
awk -v since="[$(date -d '1 hour ago' '+%d/%b/%Y:%H:%M:%S')" '
$4 >= since && $7 != "/api/v1/health_check" { print $1 }
' /var/log/nginx/access.log | sort | uniq -c | sort -nr | head -n 10
