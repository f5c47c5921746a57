# grep drops the health check by the exact path between blanks, awk keeps the hour with a key that sorts like time
grep -v ' /api/v1/health_check HTTP/' /var/log/nginx/access.log |
  awk -v since="$(date -d '1 hour ago' +%Y%m%d%H%M%S)" '
    BEGIN { n = split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i = 1; i <= n; i++) mon[m[i]] = sprintf("%02d", i) }
    { split(substr($4, 2), t, /[\/:]/); if (t[3] mon[t[2]] t[1] t[4] t[5] t[6] >= since) print $1 }' |
  sort | uniq -c | sort -nr | head
