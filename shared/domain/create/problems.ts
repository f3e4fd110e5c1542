import type { CreatePlan } from '../../contract/create.ts';
import type { Failure, FailureCode } from '../../contract/failure.ts';
import { formatBytes } from '../units.ts';
import { type Defaults, usablePools } from './defaults.ts';
import { holdsFiles } from './disk-plan.ts';
import type { CreateFacts } from './facts.ts';
import { USER_MODE } from './network-choice.ts';

type Problem = CreatePlan['problems'][number];
type Field = Problem['field'];
type Fix = Problem['fix'];

function problem(
  field: Field,
  code: FailureCode,
  params: Record<string, string> = {},
  detail?: string,
  fix?: Fix,
): Problem {
  const failure: Failure = { code, params, ...(detail !== undefined && { detail }) };
  return { field, failure, ...(fix && { fix }) };
}

/** All that makes the request impossible, the first field of the form first. */
export function findProblems(defaults: Defaults, facts: CreateFacts): Problem[] {
  return [
    ...connectionProblems(defaults, facts),
    ...nameProblems(defaults, facts),
    ...sourceProblems(defaults, facts),
    ...sizeProblems(defaults, facts),
    ...storageProblems(defaults, facts),
    ...networkProblems(defaults, facts),
  ];
}

function connectionProblems({ resolved, offer }: Defaults, facts: CreateFacts): Problem[] {
  const { host } = facts;
  if (!facts.offers)
    return [
      problem('connection', 'UNSUPPORTED', { host }, `${facts.driver} makes no full virtual machines here.`),
    ];
  if (!offer) {
    const kind = resolved.acceleration === 'kvm' ? 'KVM' : 'translation (TCG)';
    return [problem('connection', 'UNSUPPORTED', { host }, `libvirt does not offer ${kind} on ${host}.`)];
  }
  if (resolved.firmware === 'uefi' && !offer.uefi)
    return [
      problem('connection', 'UNSUPPORTED', { host }, 'No UEFI firmware is installed (ovmf, edk2-ovmf).'),
    ];
  return [];
}

function nameProblems({ resolved: { name } }: Defaults, facts: CreateFacts): Problem[] {
  return facts.guestNames.includes(name) ? [problem('name', 'NAME_TAKEN', { name })] : [];
}

function sourceProblems({ resolved }: Defaults, { source: facts, pools }: CreateFacts): Problem[] {
  const { source } = resolved;
  if (source.kind !== 'iso' && source.kind !== 'disk-image') return [];
  const { path } = source;
  if (!path.startsWith('/'))
    return [
      problem('source', 'INPUT_INVALID', {
        field: 'source',
        reason: 'A file is named by its full path, from / on.',
      }),
    ];
  const copies = source.kind === 'disk-image' && source.how === 'copy';
  if (facts?.failure) {
    // Only QEMU's user is in the way, and a copy is ours to make.
    const curable = facts.copyable && facts.failure.code === 'FILE_UNREADABLE';
    if (curable && copies) return [];
    const fix: Fix = curable ? { id: 'copy-into-pool', label: 'Copy it into the pool' } : undefined;
    return [{ field: 'source', failure: facts.failure, ...(fix && { fix }) }];
  }
  if (
    source.kind === 'iso' &&
    facts?.format !== undefined &&
    facts.format !== 'iso' &&
    facts.format !== 'raw'
  )
    return [
      problem('source', 'FILE_NOT_AN_IMAGE', { path }, `It is a disk image (${facts.format}), not an ISO.`),
    ];
  if (source.kind === 'disk-image' && isNoDisk(facts))
    return [
      problem(
        'source',
        'FILE_NOT_AN_IMAGE',
        { path },
        'Its size is not a number of 512-byte sectors, as a disk has.',
      ),
    ];
  if (copies) return copyProblems(path, facts, copiesToBlocks(resolved.pool, pools));
  const [user] = facts?.usedBy ?? [];
  if (source.kind === 'disk-image' && user !== undefined)
    return [
      problem(
        'source',
        'RESOURCE_BUSY',
        { path, name: user },
        `It is a disk of ${user}; two guests would ruin it.`,
      ),
    ];
  return [];
}

/** A file of no known format is taken for a raw disk; this keeps documents and the like from being written over. */
function isNoDisk(facts: CreateFacts['source']): boolean {
  if (facts?.format !== 'raw' || facts.block === true) return false;
  const size = facts.virtualSize ?? facts.size ?? 0;
  return size === 0 || size % 512 !== 0;
}

function copiesToBlocks(name: string, pools: CreateFacts['pools']): boolean {
  const pool = pools?.find(candidate => candidate.name === name);
  return pool !== undefined && !holdsFiles(pool);
}

/** A file is copied byte for byte; only libvirt, between its own volumes, converts. */
function copyProblems(path: string, facts: CreateFacts['source'], toBlocks: boolean): Problem[] {
  if (facts?.pool !== undefined) return [];
  if (facts?.backingFile !== undefined)
    return [
      problem(
        'source',
        'UNSUPPORTED',
        { path },
        `It stands on ${facts.backingFile}, which a copy would miss.`,
      ),
    ];
  const { format } = facts ?? {};
  const plain = format === undefined || format === 'raw' || format === 'iso';
  if (!plain && (toBlocks || format !== 'qcow2'))
    return [
      problem(
        'source',
        'UNSUPPORTED',
        { path },
        `It is ${format}. Convert it first: qemu-img convert -O ${toBlocks ? 'raw' : 'qcow2'} …`,
      ),
    ];
  return [];
}

function sizeProblems({ resolved, offer }: Defaults, facts: CreateFacts): Problem[] {
  const found: Problem[] = [];
  if (resolved.memory > facts.memory)
    found.push(
      problem('memory', 'NO_MEMORY', {
        host: facts.host,
        needed: formatBytes(resolved.memory),
        free: formatBytes(facts.memory),
      }),
    );
  if (resolved.memory < 1024 * 1024)
    found.push(
      problem('memory', 'INPUT_INVALID', { field: 'memory', reason: 'No system runs in less than 1 MiB.' }),
    );
  if (offer?.maxVcpus !== undefined && resolved.vcpus > offer.maxVcpus)
    found.push(
      problem('vcpus', 'INPUT_INVALID', {
        field: 'vcpus',
        reason: `This machine type takes at most ${offer.maxVcpus}.`,
      }),
    );
  return found;
}

function storageProblems({ resolved }: Defaults, facts: CreateFacts): Problem[] {
  const { source } = resolved;
  const needsPool = source.kind === 'disk-image' ? source.how === 'copy' : resolved.diskSize > 0;
  if (!needsPool) return [];
  const name = resolved.pool;
  const pool = usablePools(facts).find(candidate => candidate.name === name);
  if (!pool) {
    const fix: Fix =
      facts.pools && facts.pools.length === 0 ? { id: 'create-pool', label: 'Create a pool' } : undefined;
    const detail = facts.pools ? undefined : `${facts.driver} has no storage pools.`;
    return [problem('pool', 'POOL_ABSENT', { pool: name }, detail, fix)];
  }
  if (!pool.active)
    return [
      problem('pool', 'POOL_INACTIVE', { pool: name }, undefined, {
        id: 'start-pool',
        label: `Start ${name}`,
      }),
    ];
  const imageSize = facts.source?.virtualSize ?? facts.source?.size ?? 0;
  if (source.kind === 'disk-image' && resolved.diskSize < imageSize)
    return [
      problem('disk', 'INPUT_INVALID', {
        field: 'disk',
        reason: `The image itself has ${formatBytes(imageSize)}; a disk cannot be cut.`,
      }),
    ];
  if (resolved.diskSize > pool.free)
    return [
      problem('disk', 'NO_SPACE', {
        needed: formatBytes(resolved.diskSize),
        free: formatBytes(pool.free),
        pool: name,
        ...(pool.path !== undefined && { path: pool.path }),
      }),
    ];
  return [];
}

function networkProblems({ resolved: { network } }: Defaults, facts: CreateFacts): Problem[] {
  if (network === null || network === USER_MODE) return [];
  const found = facts.networks?.find(candidate => candidate.name === network);
  if (!found) return [problem('network', 'NETWORK_ABSENT', { network })];
  if (found.active) return [];
  return [
    problem('network', 'NETWORK_INACTIVE', { network }, undefined, {
      id: 'start-network',
      label: `Start ${network}`,
    }),
  ];
}
