# reads backwards and stops at the first line older than an hour, so a log of many gigabytes costs only its tail
tac /var/log/nginx/access.log | awk -v since="$(date -d '-1 hour' +%s)" '
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", name, " "); for (i in name) number[name[i]] = i }
{ split(substr($4, 2), t, /[\/:]/); if (mktime(t[3] " " number[t[2]] " " t[1] " " t[4] " " t[5] " " t[6]) < since) exit }
$7 == "/api/v1/health_check" { next }
{ print $1 }' | sort | uniq -c | sort -k1nr | head -10
