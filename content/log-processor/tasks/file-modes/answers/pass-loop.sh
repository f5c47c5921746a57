# walks names ended by a zero byte, so blanks do no harm
find /usr/local/bin/log-processor /etc/log-processor -print0 | while IFS= read -r -d '' path; do
  case $path in
    */api-token) chown root:app "$path"; chmod 0640 "$path"; continue ;;
    /usr/local/bin/*) mode=0755 ;;
    *) if [ -d "$path" ]; then mode=0755; else mode=0644; fi ;;
  esac
  chown root:root "$path"
  chmod "$mode" "$path"
done
