import { type HostShell, HostShellError, type ShellResult } from '#electron/host/shell/host-shell.ts';
import type { FirewallFacts, FirewallRules, NetworkBridge } from '#shared/domain/firewall/facts.ts';
import { readStepLine } from '#shared/domain/host-changes/plan-text.ts';
import type { HostNetFacts } from '#shared/domain/wiring/host-net-facts.ts';

/** Where these programs are; people's own PATH may leave the system's out. */
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin';
const TIMEOUT_MS = 20_000;
/** firewall-cmd(1), of --state: it runs, it runs and something failed, it runs and does not tell this user. */
const RUNNING: ReadonlySet<number | undefined> = new Set([0, 251, 253]);
/** What it ends with for an interface that is in no zone. */
const NO_ZONE = 2;
const FILES = {
  forwarding: '/proc/sys/net/ipv4/ip_forward',
  bridged: '/proc/sys/net/bridge/bridge-nf-call-iptables',
  ufw: '/etc/ufw/ufw.conf',
  ufwDefaults: '/etc/default/ufw',
  docker: '/etc/docker/daemon.json',
  libvirt: '/etc/libvirt/network.conf',
  ours: '/etc/innkeeper/host.conf',
} as const;

/** Bridges of containers, which are no business of guests. */
const OF_OTHERS = /^(docker\d|br-[0-9a-f]{12}$|cni|lxcbr|podman)/;

export interface FirewallSources {
  readonly shell: HostShell;
  readonly signal: AbortSignal;
  readonly links: HostNetFacts['links'];
  /** Networks of libvirt that are on and have a bridge of their own; `all`: those that need no rules too. */
  readonly networks: { readonly routed: readonly NetworkBridge[]; readonly all: readonly NetworkBridge[] };
  readonly rules: FirewallRules | undefined;
}

/** Rejects with HostShellError when the host cannot be reached. */
export async function readFirewall(sources: FirewallSources): Promise<FirewallFacts> {
  const { shell, signal, links, networks, rules } = sources;
  const said = (...argv: [string, ...string[]]) => printed(shell, argv, signal);
  const [files, iptables, nft, firewalld, dockerSocket, networkSocket] = await Promise.all([
    shell.run(['grep', '-sH', '', ...Object.values(FILES)], { timeoutMs: TIMEOUT_MS, signal }),
    said('iptables', '--version'),
    said('nft', '--version'),
    asked(shell, ['firewall-cmd', '--state'], signal),
    said('stat', '-c', '%F', '/run/docker.sock'),
    said('stat', '-c', '%F', '/run/libvirt/virtnetworkd-sock'),
  ]);
  const text = (path: string) => textOf(files.stdout, path);
  const ufwConf = text(FILES.ufw);
  const daemon = text(FILES.docker) ?? '';
  const backend = /^\s*firewall_backend\s*=\s*"(iptables|nftables)"/m.exec(text(FILES.libvirt) ?? '')?.[1];
  const owned = new Set(networks.all.map(({ bridge }) => bridge));
  const forwarding = text(FILES.forwarding)?.trim();
  const bridged = text(FILES.bridged)?.trim();
  const policy = /^DEFAULT_FORWARD_POLICY="?(\w+)/m.exec(text(FILES.ufwDefaults) ?? '')?.[1];
  return {
    ...(forwarding !== undefined && { forwarding: forwarding !== '0' }),
    ...(bridged !== undefined && { bridgeFiltered: bridged !== '0' }),
    routedBridges: networks.routed,
    hostBridges: links
      .filter(({ kind, name }) => kind === 'bridge' && !owned.has(name) && !OF_OTHERS.test(name))
      .map(({ name }) => name),
    ...(ufwConf !== undefined && {
      ufw: { enabled: /^ENABLED=yes/m.test(ufwConf), ...(policy !== undefined && { forward: policy }) },
    }),
    ...(RUNNING.has(firewalld?.status) && {
      firewalld: { running: true, zones: await zonesOf(networks.all, shell, signal) },
    }),
    ...((dockerSocket !== undefined || links.some(({ name }) => name === 'docker0')) && {
      docker: { running: true, iptables: !/"iptables"\s*:\s*false/.test(daemon) },
    }),
    networkDaemon: networkSocket === undefined ? 'libvirtd' : 'virtnetworkd',
    ...(iptables !== undefined && { iptables: kindOf(iptables) }),
    nft: nft !== undefined,
    ...(backend !== undefined && { libvirtBackend: backend as 'iptables' | 'nftables' }),
    ...(rules && { rules }),
    allowed: allowedBy(text(FILES.ours) ?? ''),
  };
}

async function zonesOf(
  networks: readonly NetworkBridge[],
  shell: HostShell,
  signal: AbortSignal,
): Promise<Map<string, string | null>> {
  const zones = new Map<string, string | null>();
  for (const { bridge } of networks) {
    const answer = await asked(shell, ['firewall-cmd', `--get-zone-of-interface=${bridge}`], signal);
    if (answer?.status === 0) zones.set(bridge, answer.stdout.trim());
    else if (answer?.status === NO_ZONE) zones.set(bridge, null);
  }
  return zones;
}

const kindOf = (version: string) =>
  version.includes('(nf_tables)') ? 'nft' : version.includes('(legacy)') ? 'legacy' : 'unknown';

function allowedBy(text: string): string[] {
  return text.split('\n').flatMap(line => {
    const step = readStepLine(line.trim());
    return step?.do === 'guest-traffic' && step.make ? [step.bridge] : [];
  });
}

/** Of what `grep -H ''` printed; undefined for a file that is not there or may not be read. */
function textOf(printedLines: string, path: string): string | undefined {
  const own = printedLines.split('\n').filter(line => line.startsWith(`${path}:`));
  return own.length === 0 ? undefined : own.map(line => line.slice(path.length + 1)).join('\n');
}

/** Undefined when there is no such program or it fails. */
async function printed(
  shell: HostShell,
  argv: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer = await asked(shell, argv, signal);
  return answer?.status === 0 ? answer.stdout : undefined;
}

/** Undefined when there is no such program. */
async function asked(
  shell: HostShell,
  argv: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<ShellResult | undefined> {
  try {
    const answer = await shell.run(argv, { timeoutMs: TIMEOUT_MS, signal, env: { PATH } });
    // What env(1), and the shell that sshd starts, say of a program that is not there.
    return answer.status === 127 ? undefined : answer;
  } catch (error) {
    if (error instanceof HostShellError && (error.code === 'missing' || error.code === 'timed-out'))
      return undefined;
    throw error;
  }
}
