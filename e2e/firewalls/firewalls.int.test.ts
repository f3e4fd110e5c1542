import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import type { FirewallCheck, FirewallCheckId } from '#shared/contract/firewall.ts';
import { firewallPrograms } from '../host/firewall-programs.mjs';
import { applyHostPlan } from '../lab/apply-host-plan.ts';
import { type Flows, startWalledHost, type WalledHost } from './walled-host.ts';

/** Root of this computer, or of a user namespace, which may not mount what this needs. */
const isRoot = process.geteuid?.() === 0;
/** Of what hangs. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const all = { out: true, names: true, bridged: true };

describe.skipIf(!isRoot)('what keeps guests from the network', () => {
  let host: WalledHost;
  let backend: TestBackend;
  /** Why there is no nft, ufw and firewalld to try. */
  let without: string | undefined;
  let told: readonly FirewallCheck[] = [];

  /** All that is not in order: what is told, by what it is about. */
  async function found(): Promise<Record<string, string>> {
    const { client, connection } = backend;
    const answer = await client.firewall.check({ connection });
    expect(answer.rules).toBe(true);
    told = answer.checks;
    return Object.fromEntries(
      told.flatMap(({ verdict, id, found: what }) => (verdict === 'ok' ? [] : [[id, what]])),
    );
  }
  /** As found last. */
  function remedyOf(id: FirewallCheckId) {
    const remedy = told.find(each => each.id === id)?.remedy;
    if (!remedy) throw new Error(`Nothing is offered for ${id}.`);
    return remedy;
  }
  async function apply(id: FirewallCheckId) {
    const remedy = remedyOf(id);
    if (remedy.kind !== 'steps') throw new Error(`The helper is no remedy for ${id}.`);
    return await applyHostPlan(backend, { ...remedy, lost: [], warnings: [], problems: [] });
  }
  /** As people run what is shown to them, on a host without systemd. */
  async function runCommand(id: FirewallCheckId): Promise<void> {
    const remedy = remedyOf(id);
    if (remedy.kind !== 'command') throw new Error(`There is no command for ${id}.`);
    if (remedy.command === 'sudo systemctl restart libvirtd') await restartLibvirt();
    else await host.sh(remedy.command.replaceAll(/(^|&& )sudo /g, '$1'));
  }
  async function expectFlows(expected: Flows): Promise<void> {
    expect(await host.flows(expected)).toEqual(expected);
  }
  async function restartLibvirt(): Promise<void> {
    await backend.close();
    await host.restartLibvirt();
    backend = await startBackend(host.uri);
  }

  beforeAll(async () => {
    host = await startWalledHost();
    try {
      const programs = await firewallPrograms();
      await host.sh(
        `mount -t overlay overlay -o lowerdir=${programs}/usr:/usr /usr && cp -a ${programs}/etc/. /etc/`,
      );
    } catch (error) {
      without = `Debian’s nft, ufw and firewalld could not be had: ${error instanceof Error ? error.message : ''}`;
    }
    backend = await startBackend(host.uri);
  });
  afterEach(() => host.reset());
  afterAll(async () => {
    await backend?.close();
    await host?.dispose();
  });

  it('finds nothing where all gets through', async () => {
    expect(await found()).toEqual({});
    await expectFlows(all);
  });

  it('finds forwarding switched off, and switches it on and back', async () => {
    await host.sh('echo 0 >/proc/sys/net/ipv4/ip_forward');
    expect(await found()).toEqual({
      'ip-forwarding': 'The kernel forwards nothing, though “walled” needs it.',
    });
    const stopped = { ...all, out: false };
    await expectFlows(stopped);
    const { undo } = await apply('ip-forwarding');
    expect(await found()).toEqual({});
    await expectFlows(all);
    await undo();
    await expectFlows(stopped);
  });

  it('finds libvirt’s rules flushed, which a restart of libvirt brings back', async () => {
    await host.sh('iptables -F; iptables -t nat -F');
    expect(await found()).toEqual({
      'libvirt-rules': 'Rules that libvirt wrote for virbr7 (network “walled”) are gone: they were flushed.',
    });
    await expectFlows({ ...all, out: false });
    await runCommand('libvirt-rules');
    expect(await found()).toEqual({});
    await expectFlows(all);
  });

  it('finds rules of iptables-legacy that drop, and puts rules for guests before them', async () => {
    await host.sh(`iptables-legacy -P FORWARD DROP; iptables-legacy -P INPUT DROP
      iptables-legacy -A INPUT -i lo -j ACCEPT; iptables-legacy -A INPUT -i beside0 -j ACCEPT
      iptables-legacy -A FORWARD -i br0 -j ACCEPT`);
    const legacy = await host.sh('iptables-legacy-save -t filter | grep ^-');
    expect(await found()).toEqual({
      'backend-mismatch':
        'Rules of iptables-legacy are in effect beside those of nftables. They drop what is forwarded, that of virbr7 too.',
    });
    const stopped = { ...all, out: false, names: false };
    await expectFlows(stopped);
    const { undo } = await apply('backend-mismatch');
    expect(await found()).toEqual({});
    await expectFlows(all);
    await undo();
    await expectFlows(stopped);
    expect(await host.sh('iptables-legacy-save -t filter | grep ^-')).toBe(legacy);
  });

  it('finds a chain of nftables that drops, and the command lets guests through', async ({ skip }) => {
    skip(without !== undefined, without);
    await host.sh(`nft -f - <<'END'
table inet filter {
  chain input { type filter hook input priority filter; policy drop; iif "lo" accept; iifname "beside0" accept; }
  chain forward { type filter hook forward priority filter; policy drop; iifname "br0" accept; }
}
END`);
    await expectFlows({ ...all, out: false, names: false });
    for (const chain of ['input', 'forward']) {
      expect(await found()).toEqual({
        'backend-mismatch': `The chain “inet filter ${chain}” of nftables drops what no rule of it lets through, and none names virbr7.`,
      });
      await runCommand('backend-mismatch');
    }
    expect(await found()).toEqual({});
    await expectFlows(all);
  });

  it('leaves ufw alone where libvirt uses iptables, and lets guests through where it uses nft', async ({
    skip,
  }) => {
    skip(without !== undefined, without);
    await host.sh(
      'echo 0 >/proc/sys/net/bridge/bridge-nf-call-iptables; ufw allow in on beside0; ufw --force enable',
    );
    expect(await found()).toEqual({});
    await expectFlows(all);
    await host.sh('ufw --force disable');
    await host.moveToNft();
    expect(await found()).toEqual({});
    await expectFlows(all);
    await host.sh('ufw --force enable');
    expect(await found()).toEqual({
      ufw: 'ufw is on and knows nothing of virbr7: guests get no address (DHCP), no names (DNS) and no way out.',
    });
    const stopped = { ...all, out: false, names: false };
    await expectFlows(stopped);
    const { undo } = await apply('ufw');
    expect(await found()).toEqual({});
    await expectFlows(all);
    // It writes its rules anew, and leaves others’ alone.
    await host.sh('ufw reload');
    await expectFlows(all);
    await undo();
    await expectFlows(stopped);
    await host.sh('ufw --force disable; echo 1 >/proc/sys/net/bridge/bridge-nf-call-iptables');
  });

  it('finds bridged packets held against rules that drop, and leaves them alone again', async () => {
    await host.sh('iptables -P FORWARD DROP');
    expect(await found()).toEqual({
      'br-netfilter':
        'Packets that cross br0 are held against the host’s rules, which drop what no rule lets through.',
    });
    const stopped = { ...all, bridged: false };
    await expectFlows(stopped);
    const { undo } = await apply('br-netfilter');
    expect(await found()).toEqual({});
    await expectFlows(all);
    await undo();
    await expectFlows(stopped);
  });

  it('finds that Docker drops what is forwarded, and lets guests through beside it', async ({ skip }) => {
    skip(without !== undefined, without);
    // Docker drops where it is the first to turn forwarding on; libvirt finds it on then.
    const stop = await startDocker();
    expect(await host.sh('iptables -S FORWARD')).toContain('-P FORWARD DROP');
    const bridged =
      'Packets that cross br0 are held against the host’s rules, which drop what no rule lets through.';
    expect(await found()).toEqual({ 'br-netfilter': bridged });
    await expectFlows({ ...all, bridged: false });
    await stop();
    await host.moveToNft();
    const stopAgain = await startDocker();
    expect(await found()).toEqual({
      docker: 'libvirt’s rules for virbr7 are in nftables, where they do not keep Docker’s from dropping.',
      'br-netfilter': bridged,
    });
    const stopped = { names: true, out: false, bridged: false };
    await expectFlows(stopped);
    const guests = await apply('docker');
    expect(await found()).toEqual({ 'br-netfilter': bridged });
    await expectFlows({ ...all, bridged: false });
    const bridge = await apply('br-netfilter');
    expect(await found()).toEqual({});
    await expectFlows(all);
    await bridge.undo();
    await guests.undo();
    await expectFlows(stopped);
    await stopAgain();
  });

  async function startDocker(): Promise<() => Promise<void>> {
    await host.sh(`mountpoint -q /sys/fs/cgroup || mount -t cgroup2 cgroup2 /sys/fs/cgroup
      echo 0 >/proc/sys/net/ipv4/ip_forward
      setsid dockerd --data-root /run/docker-data --exec-root /run/docker-exec --pidfile /run/docker.pid \
        --host unix:///run/docker.sock --storage-driver vfs >/run/docker.log 2>&1 </dev/null &
      for ((i = 0; i < 300; i++)); do docker --host unix:///run/docker.sock version >/dev/null 2>&1 && exit; sleep 0.1; done
      tail /run/docker.log >&2; exit 1`);
    return async () => {
      await host.sh(
        'pid=$(</run/docker.pid); kill $pid; while [[ -e /proc/$pid ]]; do sleep 0.1; done; rm -f /run/docker.sock; ip link delete docker0',
      );
    };
  }
});
