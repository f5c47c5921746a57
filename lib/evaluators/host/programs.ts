/** Programs that answer from the host's facts, or are asked of the interviewer; everything else is the sandbox's own. */
export const SIMULATED: readonly string[] = [
  ...["systemctl", "journalctl", "dmesg", "ps", "pgrep", "pidof", "pstree", "top", "htop", "lsof", "strace", "ltrace", "perf", "gdb", "pidstat"],
  ...["ss", "netstat", "nstat", "ip", "ifconfig", "ethtool", "tcpdump", "sysctl", "mpstat", "vmstat", "iostat", "sar", "free", "uptime", "w", "who", "last"],
  ...["df", "du", "mount", "findmnt", "lsblk", "blkid", "nfsstat", "showmount", "rpcinfo", "getenforce", "sestatus", "ausearch", "restorecon", "chcon", "sesearch", "semanage", "aa-status"],
  ...["ls", "stat", "namei", "readlink", "find", "which", "file", "getfacl", "lsattr", "id", "whoami", "groups", "hostname", "hostnamectl", "uname", "getconf", "nproc", "ulimit", "prlimit", "lscpu"],
  ...["curl", "wget", "ping", "dig", "nc", "traceroute", "redis-cli", "mysql", "psql", "rabbitmqctl", "rabbitmq-diagnostics", "nginx", "aws", "docker", "kubectl", "crontab", "at"],
  ...["rpm", "dnf", "yum", "apt", "apt-get", "dpkg", "pip", "npm", "gunicorn", "chronyc", "timedatectl", "loginctl", "coredumpctl", "sosreport", "man", "vi", "vim", "nano"],
];

/** Programs that change files: done in one's own folders, kept from the host's. */
export const CHANGING: readonly string[] = ["rm", "mv", "cp", "ln", "chmod", "chown", "chgrp", "chattr", "truncate", "dd", "install", "mkdir", "rmdir", "touch", "setfacl", "shred", "unlink"];

/** Programs that change the host whatever they are given. */
export const DESTRUCTIVE: readonly string[] = ["kill", "pkill", "killall", "reboot", "shutdown", "poweroff", "halt", "umount", "swapoff", "swapon", "setenforce", "modprobe", "rmmod", "iptables", "nft", "useradd", "usermod", "passwd", "mkfs", "fsck", "systemd-run", "logrotate"];

/** All names that stand before the sandbox's own programs. */
export const STANDING_IN: readonly string[] = [...SIMULATED, ...CHANGING, ...DESTRUCTIVE];
