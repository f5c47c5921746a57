# awk tests the seventh field, but as a pattern that only has to begin it
awk -v now="$(date +%s)" '
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i in m) mon[m[i]] = i }
{ split(substr($4, 2), t, /[\/:]/); at = mktime(t[3] " " mon[t[2]] " " t[1] " " t[4] " " t[5] " " t[6]) }
at >= now - 3600 && $7 !~ /^\/api\/v1\/health_check/ { print $1 }
' /var/log/nginx/access.log | sort | uniq -c | sort -nr | head -n 10
