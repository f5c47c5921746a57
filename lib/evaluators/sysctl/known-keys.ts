import type { KnownSettings } from "../settings/text-findings";

/**
 * Kernel settings that backend hosts are tuned by, with the smallest and the largest value where the kernel has one
 * (Documentation/admin-guide/sysctl and Documentation/networking/ip-sysctl of Linux 6). Interfaces stand as `*`.
 */
export const SYSCTL_KEYS: KnownSettings = {
  "fs.aio-max-nr": {}, "fs.file-max": {}, "fs.inotify.max_user_instances": {}, "fs.inotify.max_user_watches": {}, "fs.nr_open": {},
  "fs.protected_fifos": { most: 2 }, "fs.protected_hardlinks": { most: 1 }, "fs.protected_regular": { most: 2 }, "fs.protected_symlinks": { most: 1 }, "fs.suid_dumpable": { most: 2 },
  "kernel.core_pattern": {}, "kernel.dmesg_restrict": { most: 1 }, "kernel.hung_task_timeout_secs": {}, "kernel.kptr_restrict": { most: 2 }, "kernel.msgmax": {}, "kernel.msgmnb": {},
  "kernel.panic": { least: -1 }, "kernel.panic_on_oops": { most: 1 }, "kernel.perf_event_paranoid": { least: -1 }, "kernel.pid_max": { least: 301, most: 4_194_304 }, "kernel.randomize_va_space": { most: 2 },
  "kernel.sem": {}, "kernel.shmall": {}, "kernel.shmmax": {}, "kernel.shmmni": { most: 32_768 }, "kernel.sysrq": {}, "kernel.threads-max": {}, "kernel.yama.ptrace_scope": { most: 3 },
  "net.core.default_qdisc": {}, "net.core.netdev_budget": {}, "net.core.netdev_max_backlog": {}, "net.core.optmem_max": {}, "net.core.rmem_default": {}, "net.core.rmem_max": {},
  "net.core.somaxconn": { most: 2_147_483_647 }, "net.core.wmem_default": {}, "net.core.wmem_max": {},
  "net.ipv4.conf.*.accept_redirects": { most: 1 }, "net.ipv4.conf.*.accept_source_route": { most: 1 }, "net.ipv4.conf.*.log_martians": { most: 1 }, "net.ipv4.conf.*.rp_filter": { most: 2 },
  "net.ipv4.conf.*.secure_redirects": { most: 1 }, "net.ipv4.conf.*.send_redirects": { most: 1 }, "net.ipv4.icmp_echo_ignore_broadcasts": { most: 1 }, "net.ipv4.ip_forward": { most: 1 },
  "net.ipv4.ip_local_port_range": { least: 1, most: 65_535 }, "net.ipv4.ip_local_reserved_ports": {}, "net.ipv4.tcp_abort_on_overflow": { most: 1 }, "net.ipv4.tcp_congestion_control": {},
  "net.ipv4.tcp_fin_timeout": {}, "net.ipv4.tcp_keepalive_intvl": { least: 1, most: 32_767 }, "net.ipv4.tcp_keepalive_probes": { least: 1, most: 127 }, "net.ipv4.tcp_keepalive_time": { least: 1, most: 32_767 },
  "net.ipv4.tcp_max_orphans": {}, "net.ipv4.tcp_max_syn_backlog": {}, "net.ipv4.tcp_max_tw_buckets": {}, "net.ipv4.tcp_mem": {}, "net.ipv4.tcp_mtu_probing": { most: 2 }, "net.ipv4.tcp_notsent_lowat": {},
  "net.ipv4.tcp_retries2": { most: 255 }, "net.ipv4.tcp_rmem": {}, "net.ipv4.tcp_sack": { most: 1 }, "net.ipv4.tcp_slow_start_after_idle": { most: 1 }, "net.ipv4.tcp_syn_retries": { least: 1, most: 127 },
  "net.ipv4.tcp_synack_retries": { most: 255 }, "net.ipv4.tcp_syncookies": { most: 2 }, "net.ipv4.tcp_timestamps": { most: 2 }, "net.ipv4.tcp_tw_reuse": { most: 2 }, "net.ipv4.tcp_window_scaling": { most: 1 }, "net.ipv4.tcp_wmem": {},
  "net.ipv6.conf.*.accept_ra": { most: 2 }, "net.ipv6.conf.*.disable_ipv6": { most: 1 }, "net.netfilter.nf_conntrack_max": {}, "net.netfilter.nf_conntrack_tcp_timeout_established": {},
  "vm.dirty_background_bytes": {}, "vm.dirty_background_ratio": { most: 100 }, "vm.dirty_bytes": {}, "vm.dirty_expire_centisecs": {}, "vm.dirty_ratio": { most: 100 }, "vm.dirty_writeback_centisecs": {},
  "vm.drop_caches": { least: 1, most: 4 }, "vm.max_map_count": {}, "vm.min_free_kbytes": {}, "vm.nr_hugepages": {}, "vm.oom_kill_allocating_task": { most: 1 }, "vm.overcommit_memory": { most: 2 }, "vm.overcommit_ratio": {},
  "vm.panic_on_oom": { most: 2 }, "vm.swappiness": { most: 200 }, "vm.vfs_cache_pressure": {}, "vm.zone_reclaim_mode": {},
};

/** With the interface of a key left open. */
export const sysctlName = (key: string) => key.replace(/^(net\.ipv[46]\.conf)\.[^.]+\./, "$1.*.");
