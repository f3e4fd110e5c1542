#!/bin/bash
# In the namespace: starts MANAGER with an address on eth0, has the helper make a bridge, and tells what came of it,
# one line each: KEY VALUE.
#   manager.bash MANAGER CARRIED-HELPER
set -uo pipefail
manager=$1 carried=$2
tell() { printf '%s %s\n' "$1" "$2"; }

ip link set lo up
ip netns add far
ip link add eth0 address 52:54:00:12:34:56 type veth peer name cable netns far
ip -n far link set cable up
ip -n far address add 10.9.0.1/24 dev cable

# A connection that is refused has come there.
reach() {
  local said
  said=$(timeout 3 bash -c '</dev/tcp/10.9.0.1/9' 2>&1)
  [[ $said == *refused* ]] && echo yes || echo no
}

# For ever, if need be: who started this has a limit for what hangs.
until_yes() {
  until [[ $("$@") == yes ]]; do sleep 0.2; done
}
is_bridged() { [[ -L /sys/class/net/eth0/master ]] && echo yes; }
is_gone() { [[ ! -e /sys/class/net/br0 ]] && echo yes; }
state() { bash "$carried" status | sed -n 's/^state\t//p'; }
is_undone() { [[ $(state) == before ]] && echo yes; }

bus() {
  mkdir -p /run/dbus
  grep -q ^messagebus: /etc/passwd || echo 'messagebus:x:999:999::/nonexistent:/usr/sbin/nologin' >>/etc/passwd
  dbus-daemon --system --fork
}

networkd() {
  mkdir -p /run/systemd/netif/{links,leases,lldp}
  chown -R systemd-network /run/systemd/netif
  /lib/systemd/systemd-networkd >/tmp/networkd.log 2>&1 &
}

start_networkd() {
  bus
  printf '[Match]\nName=eth0\n\n[Network]\nAddress=10.9.0.2/24\n' >/etc/systemd/network/lan.network
  networkd
}

start_networkmanager() {
  bus
  local profiles=/etc/NetworkManager/system-connections
  rm -f /usr/lib/NetworkManager/conf.d/*
  mkdir -p "$profiles"
  printf '[main]\nplugins=keyfile\n' >/etc/NetworkManager/NetworkManager.conf
  printf '[connection]\nid=Wired connection 1\nuuid=5c1f1c7a-0e1c-4f6e-8a3f-2d1b1a1c0d9e\ntype=ethernet\ninterface-name=eth0\n\n[ipv4]\naddress1=10.9.0.2/24\nmethod=manual\n\n[ipv6]\nmethod=disabled\n' \
    >"$profiles/Wired connection 1.nmconnection"
  chmod 600 "$profiles"/*
  NetworkManager 2>/tmp/nm.log
}

start_netplan() {
  bus
  ldconfig
  rm -f /etc/systemd/network/*
  # Nothing here runs units: what netplan asks of systemd is that networkd reads its files again.
  printf '#!/bin/bash\ncase "$*" in *start*networkd*) networkctl reload ;; is-active*) exit 3 ;; esac\nexit 0\n' >/usr/bin/systemctl
  printf '#!/bin/bash\nexit 0\n' >/usr/bin/udevadm
  chmod 755 /usr/bin/systemctl /usr/bin/udevadm
  mkdir -p /etc/netplan
  printf 'network:\n  version: 2\n  renderer: networkd\n  ethernets:\n    eth0:\n      addresses:\n        - 10.9.0.2/24\n' >/etc/netplan/01-lan.yaml
  chmod 600 /etc/netplan/*
  netplan generate
  networkd
}

start_ifupdown() {
  mkdir -p /run/network /etc/network
  printf 'auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet static\n    address 10.9.0.2/24\n' >/etc/network/interfaces
  ifup eth0
}

files() {
  find /etc/network /etc/netplan /etc/systemd/network /etc/NetworkManager -type f -printf '%p %m %s %T@\n' \
    -exec sha256sum {} + 2>/dev/null | sort
}

"start_$manager" >&2
until_yes reach
tell before "$(reach)"
files >/tmp/before
bash "$carried" dry-run >/tmp/plan
cat /tmp/plan >&2
bash "$carried" apply "$(sed -n 's/^stamp\t//p' /tmp/plan)" >&2
until_yes is_bridged
until_yes reach
tell bridged "$(is_bridged)"
tell reached "$(reach)"
# Nobody confirms. The minutes that it had are over at once, so that no slow computer is late for them.
tell waiting "$(state)"
waits=(/var/lib/innkeeper/runs/*/confirm)
sed -i 's/^[0-9]*/0/' "${waits[0]}"
until_yes is_undone
until_yes reach
tell gone "$(is_gone)"
tell after "$(reach)"
files | cmp -s - /tmp/before && tell files same || { tell files other; files | diff /tmp/before - >&2; }
tell state "$(state)"
