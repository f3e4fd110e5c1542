import type { EngineId } from '#shared/contract/engines.ts';
import { type LxcFolder, type LxcOptions, type LxcRequest, lxcRequestSchema } from '#shared/contract/lxc.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { shellWords } from '#shared/domain/run/words/shell-words.ts';
import { MiB } from '#shared/domain/units.ts';

/** A new container as it is typed. */
export interface LxcDraft {
  readonly name: string;
  readonly from: LxcRequest['root']['kind'];
  readonly folder: string;
  readonly how: 'use' | 'copy';
  readonly tarball: string;
  readonly engine: string;
  readonly image: string;
  readonly tool: 'mmdebstrap' | 'debootstrap';
  readonly suite: string;
  readonly mirror: string;
  readonly packages: string;
  readonly runs: 'system' | 'program';
  readonly init: string;
  /** As typed into a shell. */
  readonly command: string;
  /** A line each. */
  readonly env: string;
  readonly user: string;
  readonly workFolder: string;
  /** Undefined while what is typed is no size. */
  readonly memory: number | undefined;
  readonly vcpus: string;
  readonly cpuShares: string;
  readonly mapped: boolean;
  readonly firstId: string;
  /** `network:NAME`, `bridge:NAME` or `none`. */
  readonly network: string;
  readonly folders: readonly LxcFolder[];
  readonly policy: LxcRequest['capabilities']['policy'];
  readonly keep: LxcRequest['capabilities']['keep'];
  readonly drop: LxcRequest['capabilities']['drop'];
  readonly autostart: boolean;
  readonly start: boolean;
}

export const firstDraft = (options: LxcOptions): LxcDraft => ({
  name: options.name,
  from: options.cannotUnpack === undefined && options.tools.length > 0 ? 'distribution' : 'folder',
  folder: '',
  how: 'use',
  tarball: '',
  engine: '',
  image: '',
  tool: options.tools[0] ?? 'mmdebstrap',
  suite: 'bookworm',
  mirror: '',
  packages: 'systemd-sysv dbus',
  runs: 'system',
  init: '/sbin/init',
  command: '/bin/sh',
  env: '',
  user: '',
  workFolder: '',
  memory: 512 * MiB,
  vcpus: String(Math.min(2, options.cpus)),
  cpuShares: '',
  mapped: true,
  firstId: String(options.freeId),
  network: options.networks.some(({ name }) => name === 'default') ? 'network:default' : 'none',
  folders: [],
  policy: 'default',
  keep: [],
  drop: [],
  autostart: false,
  start: true,
});

export interface Checked {
  /** Undefined while something is not as it has to be. */
  readonly request: LxcRequest | undefined;
  /** What is wrong with a field, by its path in the request. */
  readonly issues: ReadonlyMap<string, string>;
}

/** The request that a draft makes. What is merely empty still is no mistake. */
export function checkDraft(draft: LxcDraft, connection: ConnectionId): Checked {
  const { name, memory, vcpus, cpuShares, mapped, firstId, folders, autostart, start } = draft;
  const parsed = lxcRequestSchema.safeParse({
    connection,
    name,
    root: rootOf(draft),
    runs: runsOf(draft),
    memory,
    vcpus: Number(vcpus),
    ...(cpuShares.trim() !== '' && { cpuShares: Number(cpuShares) }),
    firstId: mapped ? Number(firstId) : null,
    network: networkOf(draft.network),
    folders,
    capabilities: { policy: draft.policy, keep: draft.keep, drop: draft.drop },
    autostart,
    start,
  });
  if (parsed.success) return { request: parsed.data, issues: new Map() };
  const issues = parsed.error.issues.map(({ path, message }) => [path.join('.'), message] as const);
  return { request: undefined, issues: new Map(issues.toReversed()) };
}

function rootOf(draft: LxcDraft): object {
  const { from, folder, how, tarball, engine, image, tool, suite, mirror, packages } = draft;
  switch (from) {
    case 'folder':
      return { kind: from, path: folder.trim(), how };
    case 'tarball':
      return { kind: from, path: tarball.trim() };
    case 'image':
      return { kind: from, engine: engine as EngineId, image: image.trim() };
    case 'distribution':
      return {
        kind: from,
        tool,
        suite: suite.trim(),
        ...(mirror.trim() !== '' && { mirror: mirror.trim() }),
        packages: packages.split(/[\s,]+/).filter(word => word !== ''),
      };
  }
}

function runsOf({ runs, init, command, env, user, workFolder }: LxcDraft): object {
  if (runs === 'system') return { kind: runs, init: init.trim() };
  const split = shellWords(command);
  const [path = '', ...args] = 'words' in split ? split.words : [];
  const variables = env.split('\n').filter(line => line.trim() !== '');
  return {
    kind: runs,
    path,
    args,
    env: variables.map(line => {
      const at = line.indexOf('=');
      return at < 0 ? { name: line, value: '' } : { name: line.slice(0, at), value: line.slice(at + 1) };
    }),
    ...(user.trim() !== '' && { user: user.trim() }),
    ...(workFolder.trim() !== '' && { folder: workFolder.trim() }),
  };
}

function networkOf(choice: string): object {
  const name = choice.slice(choice.indexOf(':') + 1);
  if (choice.startsWith('network:')) return { to: 'network', network: name };
  return choice.startsWith('bridge:') ? { to: 'bridge', bridge: name } : { to: 'none' };
}
