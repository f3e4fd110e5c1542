import { daemonUri, type LibvirtUri } from '../uri.ts';
import { modularDaemon } from './sockets.ts';

export interface SshOptions {
  /** The program to run; `ssh` in PATH by default. */
  command?: string;
  /** Arguments put before our own, such as `['-F', file]`. */
  extraArgs?: readonly string[];
}

/** Exit statuses of the remote script that mean our own findings; ssh itself uses 255. */
export const RemoteExit = { noTool: 97, noSocket: 98 } as const;

/**
 * Runs on the other host under `sh`, whatever the login shell is: virt-ssh-helper finds the socket and starts
 * a session daemon by itself; netcat is for hosts with a libvirt older than 6.8.
 * $1 URI, $2 proxy (auto, native, netcat), $3 netcat, $4 'ro' or '', $5 'session' or 'system', then sockets.
 */
const REMOTE_SCRIPT = [
  'uri=$1 proxy=$2 nc=$3 ro=$4 kind=$5; shift 5',
  'if [ "$proxy" != netcat ] && command -v virt-ssh-helper >/dev/null 2>&1; then exec virt-ssh-helper ${ro:+-r} "$uri"; fi',
  `if [ "$proxy" = native ] || ! command -v "$nc" >/dev/null 2>&1; then exit ${RemoteExit.noTool}; fi`,
  'dir=/run/libvirt',
  'if [ "$kind" = session ]; then dir=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/libvirt; fi',
  'for name in "$@"; do case $name in /*) sock=$name ;; *) sock=$dir/$name ;; esac',
  'if [ -S "$sock" ]; then if "$nc" -h 2>&1 | grep -q -e "-q"; then exec "$nc" -q 0 -U "$sock"; else exec "$nc" -U "$sock"; fi; fi; done',
  `exit ${RemoteExit.noSocket}`,
].join('\n');

/** One word for any Bourne shell, and for csh as long as the value has no exclamation mark. */
export const shellWord = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;

/** ssh reads option values as it reads its configuration: quotes group, percent signs expand. */
const optionValue = (value: string): string => `"${value.replaceAll('%', '%%')}"`;

function socketNames(uri: LibvirtUri, readOnly: boolean): string[] {
  const given = uri.params.get('socket');
  if (given) return [given];
  const suffix = readOnly && uri.path !== '/session' ? '-ro' : '';
  const modular = modularDaemon(uri.driver);
  const names = [`libvirt-sock${suffix}`];
  if (modular && uri.params.get('mode') !== 'legacy') names.unshift(`${modular}-sock${suffix}`);
  return names;
}

/**
 * The arguments of ssh up to the host: the user's configuration, agent and known hosts hold; nothing ever asks.
 * `ways` go before the host, such as `['-W', 'localhost:5900']`.
 */
export function sshDestination(
  { params, port, user, host }: LibvirtUri,
  { extraArgs = [] }: SshOptions,
  timeoutMs: number,
  ways: readonly string[] = [],
): string[] {
  const options = ['BatchMode=yes', `ConnectTimeout=${Math.max(1, Math.ceil(timeoutMs / 1000))}`];
  if (['1', 'yes', 'true'].includes(params.get('no_verify') ?? '')) options.push('StrictHostKeyChecking=no');
  const knownHosts = params.get('known_hosts');
  if (knownHosts) options.push(`UserKnownHostsFile=${optionValue(knownHosts)}`);
  const keyfile = params.get('keyfile');
  return [
    ...extraArgs,
    '-T',
    '-e',
    'none',
    ...options.flatMap(option => ['-o', option]),
    ...(port ? ['-p', String(port)] : []),
    ...(user ? ['-l', user] : []),
    ...(keyfile ? ['-i', keyfile] : []),
    ...ways,
    '--',
    host ?? '',
  ];
}

/** The arguments of ssh that bring us to the daemon. */
export function sshArguments(
  uri: LibvirtUri,
  options: SshOptions,
  { readOnly, timeoutMs }: { readOnly: boolean; timeoutMs: number },
): string[] {
  const { params } = uri;
  // virt-ssh-helper knows nothing of a socket elsewhere.
  const proxy = params.has('socket') ? 'netcat' : (params.get('proxy') ?? 'auto');
  const words = [
    daemonUri(uri),
    proxy,
    params.get('netcat') ?? 'nc',
    readOnly ? 'ro' : '',
    uri.path.slice(1),
  ];
  return [
    ...sshDestination(uri, options, timeoutMs),
    ['sh', '-c', REMOTE_SCRIPT, 'libvirt', ...words, ...socketNames(uri, readOnly)]
      .map((word, index) => (index < 2 ? word : shellWord(word)))
      .join(' '),
  ];
}
