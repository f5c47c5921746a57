/** Room for many connections. */
export function generate() {
  return {
    expected: {
      kind: "settings",
      rules: [
        { key: "net.core.somaxconn", unit: "number", atLeast: 1024 },
        { key: "net.ipv4.ip_local_port_range", equals: "10240 65535" },
        { key: "vm.swappiness", absent: true },
      ],
    },
  };
}
