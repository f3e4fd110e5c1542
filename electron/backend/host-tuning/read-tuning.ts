import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { HostTuning, HugePageUser, KvmModule } from '#shared/contract/host-tuning.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { KvmParameters } from '#shared/domain/devices/facts.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { pageSizeOf } from '#shared/domain/host-tuning/page-size.ts';
import { onSameHost, readHostClaims } from '../create/claims.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection } from '../ports.ts';
import { type KernelFiles, readKernelFiles } from './kernel-files.ts';
import { meminfoBytes, poolsOf } from './pools.ts';
import type { TuningDeps } from './tuning-deps.ts';

/** What of a host's memory and CPUs guests are given. */
export async function readTuning(deps: TuningDeps, id: ConnectionId): Promise<HostTuning> {
  const live = deps.connections.require(id);
  const [topology, { facts, missing }, files] = await Promise.all([
    deps.hosts.of(live).topology.get(),
    deps.deviceHosts.read(live, 'now'),
    readFiles(deps, live),
  ]);
  const total = meminfoBytes(files?.meminfo, 'MemTotal');
  const free = meminfoBytes(files?.meminfo, 'MemAvailable');
  const pinned = readHostClaims(deps, live).pinned;
  return {
    ...(topology && { topology: { ...topology, pinned } }),
    ...(total !== undefined && free !== undefined && { memory: { total, free } }),
    pages: poolsOf(facts.hugePages, files ?? { nodes: new Map(), isolated: '' }),
    users: hugePageUsers(deps, live),
    kvm: facts.kvm.flatMap(moduleOf),
    kvmGuests: kvmGuests(deps, live),
    cpus: {
      isolated: files?.isolated ?? '',
      ...(files?.allowed !== undefined && files.allowed !== '' && { host: files.allowed }),
      systemd: files?.allowed !== undefined,
    },
    boot: { loader: facts.boot.loader, arguments: [...facts.boot.arguments] },
    missing: [...missing, ...(files ? [] : ['How memory and CPUs are used now cannot be read from here.'])],
  };
}

async function readFiles(deps: TuningDeps, live: LiveConnection): Promise<KernelFiles | undefined> {
  const { shell } = hostOf(live, deps.env);
  if (!shell) return undefined;
  try {
    return await readKernelFiles(shell, live.gone);
  } catch (error) {
    if (error instanceof HostShellError && error.code !== 'aborted') return undefined;
    throw error;
  }
}

function hugePageUsers(deps: TuningDeps, live: LiveConnection): HugePageUser[] {
  return guestsOnHost(deps, live).flatMap(guest => {
    const { hugePages } = deps.guests.claims(guest);
    if (hugePages === undefined) return [];
    const size = hugePages === 'default' ? undefined : pageSizeOf(hugePages);
    return [
      {
        ...namedGuest(guest),
        running: isActive(guest.state),
        memory: guest.memory,
        ...(size !== undefined && { size }),
      },
    ];
  });
}

function kvmGuests(deps: TuningDeps, live: LiveConnection): HostTuning['kvmGuests'] {
  return guestsOnHost(deps, live)
    .filter(({ state, virtualization }) => isActive(state) && virtualization === 'kvm')
    .map(namedGuest);
}

type Guest = ReturnType<TuningDeps['guests']['list']>[number];

const guestsOnHost = (deps: TuningDeps, live: LiveConnection): Guest[] =>
  onSameHost(deps, live).flatMap(connection => deps.guests.list(connection));

const namedGuest = ({ connection, uuid, name }: Guest) => ({ guest: { connection, uuid }, name });

function moduleOf({ module, loaded, parameters }: KvmParameters): KvmModule[] {
  return module === 'kvm' || module === 'kvm_intel' || module === 'kvm_amd'
    ? [{ module, loaded, parameters: { ...parameters } }]
    : [];
}
