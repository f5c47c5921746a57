# sed rewrites each line to "sortable-stamp address path", awk compares plain columns
sed -E -e 's/^([^ ]+) [^ ]+ [^ ]+ \[(..)\/(...)\/(....):(..):(..):(..) [^]]*\] "([^ "]*) ?([^ "]*)[^"]*" ([0-9]+).*/\4 \3 \2 \5\6\7 \1 \9/' \
    -e 's/^(....) Jan /\101/; s/^(....) Feb /\102/; s/^(....) Mar /\103/; s/^(....) Apr /\104/; s/^(....) May /\105/; s/^(....) Jun /\106/' \
    -e 's/^(....) Jul /\107/; s/^(....) Aug /\108/; s/^(....) Sep /\109/; s/^(....) Oct /\110/; s/^(....) Nov /\111/; s/^(....) Dec /\112/' \
    /var/log/nginx/access.log |
  awk -v since="$(date -d '1 hour ago' '+%Y%m%d%H%M%S')" '{ sub(/ /, "") } $1 >= since && $3 != "/api/v1/health_check" { print $2 }' |
  sort | uniq -c | sort -rn | head -n 10
