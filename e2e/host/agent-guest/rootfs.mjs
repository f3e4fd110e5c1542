/** What is other than in the tiny guest: users, an identity, and the agent, which starts whenever it ended. */

const INITTAB = `::sysinit:/etc/network
::sysinit:/etc/data
::respawn:acpid -f -l /dev/null
::respawn:/etc/agent
::ctrlaltdel:reboot -f
tty1::respawn:-/bin/sh
`;

// The port is there a little after its driver; where there is none, nothing is to be started.
const AGENT = `#!/bin/sh
export PATH=/bin
port=/dev/virtio-ports/org.qemu.guest_agent.0
for card in /sys/class/virtio-ports/*; do
  [ "$(cat "$card/name" 2>/dev/null)" = org.qemu.guest_agent.0 ] || continue
  mkdir -p /dev/virtio-ports
  ln -sf "/dev/\${card##*/}" "$port"
  exec qemu-ga -m virtio-serial -p "$port" -t /var/run
done
sleep 1
`;

const DATA = `#!/bin/sh
[ -b /dev/vda ] && mkdir -p /mnt && mount -t ext4 /dev/vda /mnt
`;

const OS_RELEASE = `ID=tiny
NAME="Tiny Linux"
PRETTY_NAME="Tiny Linux 1"
VERSION="1"
VERSION_ID=1
`;

const PASSWD = `root:x:0:0:root:/:/bin/sh
tester:x:1000:1000:tester:/:/bin/sh
`;

// No password fits: the one a test sets is the first.
const SHADOW = `root:*:19000:0:99999:7:::
tester:*:19000:0:99999:7:::
`;

// The agent runs it with `user:password` on its input. What it was told is left where a test can look.
const CHPASSWD = `#!/bin/sh
IFS=: read -r user password
grep -q "^$user:" /etc/passwd || { echo "no user $user" >&2; exit 1; }
echo "$user:$password" >/mnt/told
sync
`;

// The agent knows this one place for it.
const HWCLOCK = `#!/bin/sh
exec /bin/hwclock "$@"
`;

/** @type {readonly { path: string, text: string, mode: number }[]} */
export const ROOT_FILES = [
  { path: 'etc/inittab', text: INITTAB, mode: 0o644 },
  { path: 'etc/agent', text: AGENT, mode: 0o755 },
  { path: 'etc/data', text: DATA, mode: 0o755 },
  { path: 'bin/chpasswd', text: CHPASSWD, mode: 0o755 },
  { path: 'sbin/hwclock', text: HWCLOCK, mode: 0o755 },
  { path: 'etc/os-release', text: OS_RELEASE, mode: 0o644 },
  { path: 'etc/passwd', text: PASSWD, mode: 0o644 },
  { path: 'etc/shadow', text: SHADOW, mode: 0o600 },
  { path: 'etc/group', text: 'root:x:0:\ntester:x:1000:\n', mode: 0o644 },
];
