import { parseUri } from 'node-libvirt';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { TakenPort } from '#shared/contract/forwards.ts';
import type { ForwardStep } from '#shared/domain/forwards/facts.ts';
import { readListening } from '#shared/domain/forwards/read-listening.ts';
import { readStepLine } from '#shared/domain/host-changes/plan-text.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection } from '../ports.ts';
import type { ForwardsDeps } from './forwards-deps.ts';

/** The configuration of innkeeper-host.service: resources/helper. */
const HOST_CONF = '/etc/innkeeper/host.conf';
const FILES = [HOST_CONF, '/proc/net/tcp', '/proc/net/tcp6', '/proc/net/udp', '/proc/net/udp6'];
const TIMEOUT_MS = 20_000;

/** What the host itself says, beside libvirt. */
export interface HostSide {
  readonly kept: readonly ForwardStep[];
  readonly listening: readonly TakenPort[];
  readonly hostAddresses: readonly string[];
  readonly ssh?: string;
  readonly reachable: boolean;
  readonly missing: readonly string[];
}

export async function readHostSide(deps: ForwardsDeps, live: LiveConnection): Promise<HostSide> {
  const { shell, by } = hostOf(live, deps.env);
  const ssh = by === 'ssh' ? sshOf(live.uri) : undefined;
  const named = ssh?.host === undefined ? [] : [ssh.host];
  const told = { ...(ssh && { ssh: ssh.words }), reachable: shell !== undefined };
  const unseen = 'Ports that the host sends to guests, and those that its programs use';
  if (!shell) {
    const missing = [`${unseen}: this connection reaches libvirt alone.`];
    return { kept: [], listening: [], hostAddresses: named, ...told, missing };
  }
  try {
    // Status 2: one of the files is not there, which is usual.
    const [{ stdout }, { facts }] = await Promise.all([
      shell.run(['grep', '-sH', '', ...FILES], { timeoutMs: TIMEOUT_MS, signal: live.gone }),
      deps.hostNets.read(live),
    ]);
    const links = (facts?.links ?? []).filter(({ kind, up }) => up && kind !== 'loopback');
    const reached = facts?.routes.find(
      ({ prefix, destination }) => prefix === 0 && destination.includes('.'),
    );
    const ordered = links.toSorted(
      (a, b) => Number(b.name === reached?.link) - Number(a.name === reached?.link),
    );
    const addresses = ordered.flatMap(link =>
      link.addresses.map(({ address }) => address).filter(address => address.includes('.')),
    );
    return {
      kept: readKept(stdout),
      listening: readListening(stdout),
      hostAddresses: [...new Set([...named, ...addresses])],
      ...told,
      missing: [],
    };
  } catch (error) {
    if (!(error instanceof HostShellError)) throw error;
    return {
      kept: [],
      listening: [],
      hostAddresses: named,
      ...told,
      missing: [`${unseen}: ${error.message}`],
    };
  }
}

function readKept(text: string): ForwardStep[] {
  return text.split('\n').flatMap(line => {
    if (!line.startsWith(`${HOST_CONF}:`)) return [];
    const step = readStepLine(line.slice(HOST_CONF.length + 1).trim());
    return step?.do === 'port-forward' && step.make ? [step] : [];
  });
}

/** Words that nobody has to quote: what else stands in an address is not shown as a command. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

function sshOf(uri: string): { host: string; words: string } | undefined {
  const { host, user, port } = parseUri(uri);
  if (host === null || !PLAIN.test(host)) return undefined;
  if (user !== null && !PLAIN.test(user)) return undefined;
  const words = `${port === null ? '' : `-p ${port} `}${user === null ? '' : `${user}@`}${host}`;
  return { host, words };
}
