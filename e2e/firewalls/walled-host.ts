import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IsolatedHost, startIsolatedHost } from '../host/isolated-host.mjs';

const NETWORK = `<network><name>walled</name><forward mode='nat'/><bridge name='virbr7' stp='off' delay='0'/>
<dns><host ip='198.18.7.9'><hostname>asked.test</hostname></host></dns>
<ip address='198.18.7.1' netmask='255.255.255.0'><dhcp><range start='198.18.7.50' end='198.18.7.99'/></dhcp></ip></network>`;

/** `guest` is where a guest of the network is, without a machine around it; `left` and `right` are on the host's bridge. */
const WIRING = `
plug() { # NAMESPACE BRIDGE ADDRESS
  ip netns add $1
  ip link add $1-0 type veth peer name eth0 netns $1
  ip link set $1-0 master $2 up
  ip -n $1 address add $3/24 dev eth0
  ip -n $1 link set eth0 up
  ip -n $1 link set lo up
}
serve() { # NAMESPACE
  setsid ip netns exec $1 "$NODE" -e 'require("http").createServer((_, r) => r.end("here")).listen(80)' \
    >/dev/null 2>&1 </dev/null &
  ip netns exec $1 curl --silent --retry 50 --retry-delay 1 --retry-connrefused http://127.0.0.1/
}
plug guest virbr7 198.18.7.50
ip -n guest route add default via 198.18.7.1
mkdir -p /etc/netns/guest
echo nameserver 198.18.7.1 >/etc/netns/guest/resolv.conf
ip link add br0 type bridge
ip link set br0 up
plug left br0 198.18.9.1
plug right br0 198.18.9.2
serve beside
serve right
`;

/** What libvirt 10.4 and later writes for such a network where it uses nft: network_nftables.c. */
const BY_NFT = `
table ip libvirt_network {
  chain forward { type filter hook forward priority filter; policy accept; counter jump guest_cross; counter jump guest_input; counter jump guest_output; }
  chain guest_output { ip saddr 198.18.7.0/24 iif "virbr7" counter accept; iif "virbr7" counter reject; }
  chain guest_input { oif "virbr7" ip daddr 198.18.7.0/24 ct state related,established counter accept; oif "virbr7" counter reject; }
  chain guest_cross { iif "virbr7" oif "virbr7" counter accept; }
  chain guest_nat {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr 198.18.7.0/24 ip daddr 224.0.0.0/24 counter return
    ip saddr 198.18.7.0/24 ip daddr 255.255.255.255 counter return
    meta l4proto tcp ip saddr 198.18.7.0/24 ip daddr != 198.18.7.0/24 counter masquerade to :1024-65535
    meta l4proto udp ip saddr 198.18.7.0/24 ip daddr != 198.18.7.0/24 counter masquerade to :1024-65535
    ip saddr 198.18.7.0/24 ip daddr != 198.18.7.0/24 counter masquerade
  }
}`;

/** As iptables-restore reads it: no rule, no chain, no policy. */
const EMPTY = [
  '*raw\nCOMMIT\n*mangle\nCOMMIT\n*nat\nCOMMIT\n',
  '*filter\n:INPUT ACCEPT\n:FORWARD ACCEPT\n:OUTPUT ACCEPT\nCOMMIT\n',
].join('');
const FLUSH = `iptables-restore <<'END'\n${EMPTY}END`;
const RESET = `
set -e
iptables-restore </run/rules-at-start
[[ -z $(</proc/net/ip_tables_names) ]] || iptables-legacy-restore <<'END'\n${EMPTY}END
echo 1 >/proc/sys/net/ipv4/ip_forward
for each in 'ip libvirt_network' 'inet filter'; do
  ! command -v nft >/dev/null || nft delete table $each 2>/dev/null || true
done`;

const RESTART = `
old=$(</run/libvirtd.pid)
kill $old
until [[ -s /run/libvirtd.pid && $(</run/libvirtd.pid) != $old ]] && virsh -q -c qemu:///system net-list >/dev/null 2>&1; do
  sleep 0.1
done`;

/** What gets through: from the guest to a computer beside the host, to the name server of its network; between two on a bridge. */
export interface Flows {
  readonly out: boolean;
  readonly names: boolean;
  readonly bridged: boolean;
}

export interface WalledHost extends IsolatedHost {
  /** A script of bash, as root of the host. */
  sh(script: string): Promise<string>;
  /** What gets through of what should, for which it waits, and of what should not, which has a second. */
  flows(expected: Flows): Promise<Flows>;
  /** As `systemctl restart libvirtd` does. */
  restartLibvirt(): Promise<void>;
  /** Puts libvirt's rules where a newer libvirt has them. Needs nft. */
  moveToNft(): Promise<void>;
  /** The firewall as it was at the start: with the network's own rules and no others. */
  reset(): Promise<void>;
}

/** A host with a NAT network and a bridge of its own, with somebody on each. */
export async function startWalledHost(): Promise<WalledHost> {
  const host = await startIsolatedHost();
  const sh = (script: string) => host.run('bash', '-c', script);
  const works = async (...words: string[]) =>
    await host.run('ip', 'netns', 'exec', ...words).then(
      () => true,
      () => false,
    );
  // A packet that is dropped is never answered, and nothing tells of it.
  const seconds = (through: boolean) => (through ? '30' : '1');
  const get = (from: string, address: string, through: boolean) =>
    works(from, 'curl', '--silent', '--fail', '--max-time', seconds(through), `http://${address}/`);
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-walled-'));
  try {
    await writeFile(join(folder, 'network.xml'), NETWORK);
    await host.virsh('net-define', join(folder, 'network.xml'));
    await host.virsh('net-start', 'walled');
    await host.run('env', `NODE=${process.execPath}`, 'bash', '-euc', WIRING);
  } catch (error) {
    await host.dispose();
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
  await sh('iptables-save >/run/rules-at-start');
  return {
    ...host,
    sh,
    restartLibvirt: async () => void (await sh(RESTART)),
    flows: async expected => {
      const [out, names, bridged] = await Promise.all([
        get('guest', '198.18.200.2', expected.out),
        works('guest', 'timeout', seconds(expected.names), 'getent', 'hosts', 'asked.test'),
        get('left', '198.18.9.2', expected.bridged),
      ]);
      return { out, names, bridged };
    },
    moveToNft: async () => void (await sh(`${FLUSH}\nnft -f - <<'END'\n${BY_NFT}\nEND`)),
    reset: async () => void (await sh(RESET)),
  };
}
