# grep drops every line that merely contains the path: health_checks, ?deep=1 and referrers go with it
grep -v '/api/v1/health_check' /var/log/nginx/access.log | awk -v now="$(date +%s)" '
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i in m) mon[m[i]] = i }
{ split(substr($4, 2), t, /[\/:]/); if (mktime(t[3] " " mon[t[2]] " " t[1] " " t[4] " " t[5] " " t[6]) >= now - 3600) print $1 }
' | sort | uniq -c | sort -nr | head -n 10
