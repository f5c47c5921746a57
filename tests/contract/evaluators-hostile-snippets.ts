/** Answers that nobody should hand in. `reads` marks those that look for something of the host. */
export type HostileSnippet = { name: string; source: string; asRoot?: true };

const floods: HostileSnippet[] = [
  { name: "fork bomb", source: ":(){ :|:& };:" },
  { name: "fork bomb that stays", source: "bomb(){ bomb | bomb & }; bomb; sleep 10" },
  { name: "fork bomb by perl", source: "perl -e 'fork while 1'" },
  { name: "fork bomb by python", source: "python3 -c 'import os\nwhile 1:\n try: os.fork()\n except OSError: pass'" },
  { name: "background loops", source: "for i in {1..200}; do while :; do :; done & done; wait" },
  { name: "exec of itself for ever", source: 'exec bash "$0"' },
  { name: "script that calls itself", source: 'bash "$0" & bash "$0"' },
  { name: "threads", source: "python3 -c 'import threading,time\nwhile 1:\n try: threading.Thread(target=time.sleep,args=(9,)).start()\n except Exception: pass'" },
  { name: "yes", source: "yes" },
  { name: "yes on standard error", source: "yes >&2" },
  { name: "yes on both", source: "yes & yes >&2" },
  { name: "zeros", source: "cat /dev/zero" },
  { name: "random bytes", source: "cat /dev/urandom" },
  { name: "a megabyte of line feeds", source: "yes '' | head -c 1000000" },
  { name: "a line of a megabyte", source: "head -c 1000000 /dev/zero | tr '\\0' 1" },
  { name: "blanks and digits in one line", source: "printf '%*s1 %*s2' 400000 '' 400000 ''" },
  { name: "terminal escapes", source: "printf '\\033[2J\\033]0;x\\007\\033[?1049h'; head -c 2000 /dev/urandom" },
  { name: "a quarter of a million short rows", source: "yes '1 a' | head -n 250000" },
  { name: "output after closing standard output", source: "exec >&-; yes; sleep 10" },
  { name: "output in the background after the end", source: "(while :; do echo x; done) & exit 0" },
];

const memory: HostileSnippet[] = [
  { name: "doubling string", source: "a=x; while :; do a=$a$a; done" },
  { name: "doubling strings in many shells", source: "for i in {1..20}; do (a=x; while :; do a=$a$a; done) & done; wait" },
  { name: "growing array", source: "i=0; while :; do a[i++]=$RANDOM$RANDOM$RANDOM; done" },
  { name: "gawk string", source: "gawk 'BEGIN { s = \"x\"; while (1) s = s s }'" },
  { name: "gawk table", source: "gawk 'BEGIN { while (1) a[i++] = \"some text that takes room\" i }'" },
  { name: "python lists", source: "python3 -c 'a=[]\nwhile 1: a.append(bytearray(1<<20))'" },
  { name: "python in many processes", source: "for i in {1..30}; do python3 -c 'a=bytearray(120<<20)\nimport time; time.sleep(9)' & done; wait" },
  { name: "perl in many processes", source: "for i in {1..40}; do perl -e '$a=\"x\"x(60<<20); sleep 9' & done; wait" },
  { name: "sort without end", source: "yes | sort" },
  { name: "tac without end", source: "tac /dev/zero" },
  { name: "shared memory map", source: "python3 -c 'import mmap,os,time\nm=[]\nwhile 1: x=mmap.mmap(-1,8<<20); x.write(b\"x\"*(8<<20)); m.append(x)'" },
  { name: "shared maps in many processes", source: "for i in {1..30}; do python3 -c 'import mmap,time\nx=mmap.mmap(-1,40<<20)\nfor i in range(40): x.write(b\"x\"*(1<<20))\ntime.sleep(9)' & done; wait" },
  { name: "memfd", source: "python3 -c 'import os\nf=os.memfd_create(\"x\")\nwhile 1: os.write(f,b\"x\"*(1<<20))'" },
  { name: "System V shared memory", source: "perl -e 'while(1){$i=shmget(0,16<<20,0600|01000)//die \"no: $!\"; shmwrite($i,\"x\"x(16<<20),0,16<<20)}'" },
  { name: "message queues", source: "perl -e 'while(1){$q=msgget(0,0600|01000)//die \"no: $!\"; msgsnd($q,pack(\"l! a*\",1,\"x\"x8000),04000) for 1..10}'" },
  { name: "full pipes", source: "for i in {1..60}; do python3 -c 'import os,time,fcntl\nk=[]\nfor i in range(60):\n r,w=os.pipe(); k.append((r,w)); fcntl.fcntl(w,4,2048)\n try: os.write(w,b\"x\"*(1<<20))\n except OSError: pass\ntime.sleep(9)' & done; wait" },
  { name: "socket buffers", source: "python3 -c 'import socket,time\nk=[]\nwhile 1:\n a,b=socket.socketpair(); a.setblocking(0); k.append((a,b))\n try: a.send(b\"x\"*(1<<18))\n except OSError: pass'" },
];

const disk: HostileSnippet[] = [
  { name: "full home directory", source: "cat /dev/zero > ~/x; cat /dev/zero > ~/y; ls -l" },
  { name: "full temporary directory", source: "for i in {1..100}; do head -c 10000000 /dev/zero > /tmp/$i; done" },
  { name: "full /dev/shm", source: "head -c 100000000 /dev/zero > /dev/shm/x; head -c 100000000 /dev/zero > /dev/x" },
  { name: "full root", source: "head -c 100000000 /dev/zero > /x; mkdir /y; head -c 1000000 /dev/zero > /usr/x; head -c 1000000 /dev/zero > /etc/x" },
  { name: "a million files", source: "perl -e 'open(F,\">\",\"f$_\"),close F for 1..1000000'" },
  { name: "a million directories deep", source: "while mkdir d && cd d; do :; done" },
  { name: "a sparse file", source: "truncate -s 1T big; dd if=/dev/zero of=big bs=1M seek=1000000 count=10" },
  { name: "a long name over and over", source: "n=$(printf 'x%.0s' {1..250}); for i in {1..100000}; do : > $n$((i%9))$RANDOM; done" },
  { name: "many open files", source: "for ((i=10;i<100000;i++)); do eval \"exec $i>f$i\" || break; done; sleep 10" },
];

const staying: HostileSnippet[] = [
  { name: "kill everything", source: "kill -9 -1; sleep 10" },
  { name: "kill the first process", source: "kill -9 1; kill -STOP 1; sleep 10" },
  { name: "deaf to signals", source: "trap '' HUP INT QUIT TERM USR1 PIPE ALRM; while :; do sleep 1; done" },
  { name: "orphaned daemon", source: "setsid nohup bash -c 'while :; do echo x; sleep 0.1; done' & disown; exit 0" },
  { name: "double-forked daemon", source: "python3 -c 'import os,time\nif os.fork(): os._exit(0)\nos.setsid()\nif os.fork(): os._exit(0)\ntime.sleep(60)'; echo started" },
  { name: "stopped process", source: "kill -STOP $$" },
  { name: "waits for input", source: "cat; read x; sleep 10" },
  { name: "waits for a terminal", source: "cat < /dev/tty; stty -a; passwd" },
  { name: "sleeps", source: "sleep infinity" },
  { name: "named pipe without a reader", source: "mkfifo p; echo x > p" },
  { name: "busy loop", source: "while :; do :; done" },
  { name: "vfork loop", source: "while :; do /bin/true; done" },
  { name: "raises its priority", source: "nice -n -20 true; renice -n -20 $$; chrt -f 99 true; while :; do :; done" },
  { name: "lifts its limits", source: "ulimit -u unlimited; ulimit -v unlimited; ulimit -n 1000000; ulimit -t unlimited; ulimit -a; while :; do :; done" },
];

const reading: HostileSnippet[] = [
  { name: "environment of the first process", source: "tr '\\0' '\\n' < /proc/1/environ; cat /proc/1/cmdline" },
  { name: "environment of all processes", source: "cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr '\\0' '\\n'" },
  { name: "root of the first process", source: "ls -la /proc/1/root/ /proc/1/cwd/; cat /proc/1/root/etc/shadow; ls /proc/1/fd" },
  { name: "accounts and keys", source: "cat /etc/shadow /etc/passwd ~/.ssh/* /root/.ssh/* /root/.bash_history /home/*/.ssh/*" },
  { name: "the server's files", source: 'cat "$CANARY_FILE" /*/main/package.json; find / -name "*.env*" -o -name package.json -o -name canary-secret.txt 2>/dev/null | head' },
  { name: "links to the host", source: 'ln -s "$CANARY_FILE" link; ln -s / root; cat link root"$CANARY_FILE"; ls root/; ln /etc/passwd hard' },
  { name: "climbs upwards", source: 'cd /; cd ../../../../..; ls; cat "../../..$CANARY_FILE"' },
  { name: "block and memory devices", source: "ls -l /dev; cat /dev/sda /dev/vda /dev/mem /dev/kmem /proc/kcore | head -c 100; mknod d b 254 0; cat d" },
  { name: "kernel tables", source: "dmesg; cat /proc/kallsyms | head -n 3; cat /proc/keys; cat /proc/sys/kernel/core_pattern; echo x > /proc/sys/kernel/core_pattern; echo b > /proc/sysrq-trigger" },
  { name: "mounts and namespaces", source: "unshare -Urm true; mount -t tmpfs x /tmp; mount --bind / /tmp; nsenter -t 1 -a true; chroot / true; umount /proc; cat /proc/self/mountinfo" },
  { name: "set-uid programs", source: "su -c id; sudo id; newgrp root; chsh; mount; find / -perm -4000 2>/dev/null | while read -r p; do timeout 1 $p </dev/null; done | head -c 1000" },
  { name: "tracing", source: "python3 -c 'import ctypes; l=ctypes.CDLL(None,use_errno=True); print(l.ptrace(16,1,0,0), ctypes.get_errno())'; cat /proc/1/mem | head -c 10; gdb -p 1" },
  { name: "inherited descriptors", source: "ls -l /proc/self/fd; for i in {3..63}; do cat <&$i; echo x >&$i; done" },
  { name: "looks for what is expected", source: "grep -r canary-secret / 2>/dev/null | head; ls -la /run /run/answer /var /srv /opt; cat /run/answer/*" },
  { name: "as root: host files", asRoot: true, source: 'id; cat /etc/shadow "$CANARY_FILE"; mount -o remount,rw /usr; touch /usr/x; mknod d b 8 0; chown 65534 .; chmod 4755 /bin/bash; cat /proc/1/environ' },
  { name: "as root: capabilities", asRoot: true, source: "unshare -m true; hostname evil; date -s 2020-01-01; sysctl -w vm.swappiness=1; ip link; iptables -L; reboot -f; insmod x; python3 -c 'import os; os.setuid(33); os.setuid(0)'" },
];

const network: HostileSnippet[] = [
  { name: "connects by bash", source: "exec 3<>/dev/tcp/1.1.1.1/80; echo GET / >&3; cat <&3" },
  { name: "connects by curl and others", source: "curl -m 2 http://1.1.1.1/; wget -T 2 -t 1 http://127.0.0.1/; nc -w 1 127.0.0.1 22; ssh -o ConnectTimeout=1 127.0.0.1" },
  { name: "metadata service", source: "curl -m 2 http://169.254.169.254/latest/meta-data/" },
  { name: "listens", source: "python3 -m http.server 8080; python3 -c 'import socket; s=socket.socket(); s.bind((\"0.0.0.0\",2222)); s.listen(); s.accept()'" },
  { name: "raw, vsock and kernel sockets", source: "ping -c 1 -W 1 127.0.0.1; python3 -c 'import socket\nfor f in (16,17,38,40):\n try: print(f, socket.socket(f, socket.SOCK_RAW))\n except OSError as e: print(f, e)'" },
  { name: "asks for names", source: "getent hosts example.com; host example.com; dig +time=1 example.com" },
];

const text: HostileSnippet[] = [
  { name: "regular expression that backtracks", source: "echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -P '^(a+)+$'; echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | perl -ne 'print if /^(a|aa)+$/'" },
  { name: "regular expression in bash", source: '[[ $(printf a%.0s {1..5000}) =~ ^(a*)*(a*)*(a*)*b$ ]]; echo $?' },
  { name: "sed that never ends", source: "echo x | sed ':a;s/x/xx/;ba'" },
  { name: "gawk that never ends", source: "gawk 'BEGIN { while (1); }'" },
  { name: "braces without bounds", source: "echo {1..10}{1..10}{1..10}{1..10}{1..10}{1..10}{1..10}{1..10}" },
  { name: "globs without bounds", source: "ls /*/*/*/*/* /*/../*/../*/../*/../*/../*/../* | head -c 100" },
  { name: "arithmetic without bounds", source: "echo $((2**63)) $((9**999999)); bc <<< '9^999999'; expr 1 + $(printf 9%.0s {1..1000})" },
  { name: "nested substitutions", source: `${"$(echo ".repeat(400)}x${")".repeat(400)}` },
  { name: "parentheses without end", source: "(".repeat(8_000) },
  { name: "pipes without end", source: `${"cat |".repeat(1_500)} cat` },
  { name: "NUL and broken text", source: "printf 'a\\0b\\xff\\xfe\\xed\\xa0\\x80\\n' | tee x; echo $'\\ud800'" },
  { name: "not a shell script", source: "\u0000\u0001\u0002{]}\u2028 <<<<< ;;; && ||" },
  { name: "nothing", source: "" },
  { name: "writes over itself", source: 'echo "while :; do :; done" >> "$0"; exec bash "$0"' },
];

export const HOSTILE_SNIPPETS: readonly HostileSnippet[] = [...floods, ...memory, ...disk, ...staying, ...reading, ...network, ...text];
