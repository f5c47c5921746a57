# awk counts in an array and prints the address first; only the last sort and head remain outside
awk -v since="$(date -d '1 hour ago' '+%Y%m%d%H%M%S')" '
function stamp(field,   t, month) {
  split(substr(field, 2), t, /[\/:]/)
  month = (index("JanFebMarAprMayJunJulAugSepOctNovDec", t[2]) + 2) / 3
  return sprintf("%s%02d%s%s%s%s", t[3], month, t[1], t[4], t[5], t[6])
}
$7 != "/api/v1/health_check" && stamp($4) >= since { seen[$1]++ }
END { for (ip in seen) print ip, seen[ip] }' /var/log/nginx/access.log | sort -k2,2nr -k1,1 | head -n 10
