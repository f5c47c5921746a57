# awk alone cuts by time and path: mktime turns the stamp into seconds, so days and months need no care
awk -v now="$(date +%s)" '
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i in m) mon[m[i]] = i }
{
  split(substr($4, 2), t, /[\/:]/)
  at = mktime(t[3] " " mon[t[2]] " " t[1] " " t[4] " " t[5] " " t[6])
}
at >= now - 3600 && at <= now && $7 != "/api/v1/health_check" { print $1 }
' /var/log/nginx/access.log | sort | uniq -c | sort -k1,1nr | head -n 10
