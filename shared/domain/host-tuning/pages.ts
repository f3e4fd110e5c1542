import type { HostStep } from '../../contract/host-step.ts';
import type { HostTuning, HugePagePool, HugePageSize, HugePageUser } from '../../contract/host-tuning.ts';
import { formatBytes } from '../units.ts';
import { defaultPageSize, pageBytes, pageLabel } from './page-size.ts';
import { planned, type Remark, type TuningPlan, type When } from './plan.ts';

export interface PagesWish {
  readonly size: HugePageSize;
  /** Missing: spread over all nodes by the kernel. */
  readonly node?: number;
  /** In all, not more than there are. */
  readonly count: number;
  readonly when: When;
}

/** What the host itself goes on to need: without it the kernel ends programs, guests first. */
const HOST_NEEDS = 2 * 2 ** 30;

type PagesStep = Extract<HostStep, { do: 'huge-pages' }>;

/** Reserves huge pages, or gives them back. */
export function planPages(tuning: HostTuning, wish: PagesWish): TuningPlan {
  const { size, node, count, when } = wish;
  const pool = poolOf(tuning, size, node);
  const { loader } = tuning.boot;
  const byLoader = size === '1G' && when !== 'now' && node === undefined;
  const step: PagesStep = {
    do: 'huge-pages',
    size,
    count,
    when,
    ...(node !== undefined && { node }),
    ...(byLoader && loader !== 'unknown' && { loader }),
  };
  const at = node === undefined ? '' : ` on node ${node}`;
  return planned(
    `Reserve ${count} huge pages of ${pageLabel[size]}${at}`,
    when === 'now' && pool?.total === count ? [] : [step],
    [
      absent(pool, size),
      tooFew(pool, wish),
      tooMuch(tuning, wish),
      notNow(pool, wish),
      unknownLoader(byLoader, loader),
    ],
    [leavesLittle(tuning, wish), scattered(pool, wish), lateOnNode(wish), short(tuning, wish)],
  );
}

export function poolOf(
  { pages }: Pick<HostTuning, 'pages'>,
  size: HugePageSize,
  node: number | undefined,
): HugePagePool | undefined {
  return pages.find(pool => pool.size === size && pool.node === node);
}

const absent = (pool: HugePagePool | undefined, size: HugePageSize): Remark | undefined =>
  pool ? undefined : { text: `This host’s processor or kernel has no pages of ${pageLabel[size]}.` };

function tooFew(pool: HugePagePool | undefined, { count, when }: PagesWish): Remark | undefined {
  const used = pool ? pool.total - pool.free : 0;
  return when !== 'boot' && count < used
    ? { text: `${used} of them are in use now.`, remedy: 'Shut down the guests that have them first.' }
    : undefined;
}

/** The memory of a node, or of the host. */
function memoryOf({ memory, topology }: HostTuning, node: number | undefined): number | undefined {
  return node === undefined ? memory?.total : topology?.nodes.find(({ id }) => id === node)?.memory;
}

/** Bytes of huge pages after the wish is done, of all sizes. */
function reservedAfter({ pages }: HostTuning, { size, node, count }: PagesWish): number {
  const others = pages.filter(pool => pool.node === node && pool.size !== size);
  return others.reduce((sum, pool) => sum + pool.total * pageBytes[pool.size], count * pageBytes[size]);
}

function tooMuch(tuning: HostTuning, wish: PagesWish): Remark | undefined {
  const total = memoryOf(tuning, wish.node);
  const reserved = reservedAfter(tuning, wish);
  return total !== undefined && reserved >= total
    ? {
        text: `They would be ${formatBytes(reserved)} of the ${formatBytes(total)} that ${wish.node === undefined ? 'the host' : 'the node'} has.`,
        remedy: 'Reserve fewer.',
      }
    : undefined;
}

function leavesLittle(tuning: HostTuning, wish: PagesWish): Remark | undefined {
  const total = wish.node === undefined ? tuning.memory?.total : undefined;
  if (total === undefined) return undefined;
  const left = total - reservedAfter(tuning, wish);
  if (left >= HOST_NEEDS || left <= 0) return undefined;
  return {
    text: `${formatBytes(left)} are left for the host itself, and for everything that guests need beside their memory.`,
    remedy: `Leave it ${formatBytes(HOST_NEEDS)} or more: it cannot use reserved pages for anything else.`,
  };
}

function notNow(pool: HugePagePool | undefined, { count, when, size }: PagesWish): Remark | undefined {
  if (!pool || when === 'boot' || pool.atMost === undefined) return undefined;
  const more = count - pool.total;
  return more > pool.atMost
    ? {
        text: `${more} more are asked for, and there is free memory for ${pool.atMost} now.`,
        remedy: `Shut guests down first, reserve ${pool.total + pool.atMost} at most, or have them ${size === '1G' ? 'reserved ' : ''}at the start of the host.`,
      }
    : undefined;
}

function scattered(pool: HugePagePool | undefined, { count, when, size }: PagesWish): Remark | undefined {
  if (!pool || when === 'boot') return undefined;
  const more = count - pool.total;
  if (more <= 0) return undefined;
  if (size === '1G')
    return {
      text: 'A free gibibyte in one piece is rare on a host that has run for a while: as many as can be had are made, or it fails and is undone.',
      remedy: 'Have them reserved at the start of the host, when all memory is in one piece.',
    };
  return pool.atHand !== undefined && more > pool.atHand
    ? {
        text: `${pool.atHand} more are there in one piece; for the others the kernel has to move what is in between, which takes a while and may not succeed.`,
      }
    : undefined;
}

function unknownLoader(byLoader: boolean, loader: HostTuning['boot']['loader']): Remark | undefined {
  return byLoader && loader === 'unknown'
    ? {
        text: 'Pages of 1 GiB at the start need kernel arguments, and this host’s boot loader is not one that we know.',
        remedy: 'Add “hugepagesz=1G hugepages=N” to its kernel’s command line by hand.',
      }
    : undefined;
}

function lateOnNode({ size, node, when }: PagesWish): Remark | undefined {
  return size === '1G' && node !== undefined && when !== 'now'
    ? {
        text: 'For one node they are made by a service early in the start, not by the kernel itself: mostly, but not surely, there is enough in one piece then.',
      }
    : undefined;
}

/** Pages of one size that guests take: those that run, and all there are. */
export function neededPages(
  tuning: Pick<HostTuning, 'users' | 'boot'>,
  size: HugePageSize,
): { running: number; all: number; users: HugePageUser[] } {
  const standard = defaultPageSize(tuning.boot.arguments);
  const users = tuning.users.filter(user => (user.size ?? standard) === size);
  const sum = (of: readonly HugePageUser[]) =>
    of.reduce((pages, { memory }) => pages + Math.ceil(memory / pageBytes[size]), 0);
  return { running: sum(users.filter(({ running }) => running)), all: sum(users), users };
}

function short(tuning: HostTuning, { size, node, count }: PagesWish): Remark | undefined {
  const { all, users } = neededPages(tuning, size);
  if (node !== undefined || all <= count) return undefined;
  const names = users.map(({ name }) => `“${name}”`).join(', ');
  return {
    text: `${names} ${users.length === 1 ? 'needs' : 'need'} ${all} together: not all of them start.`,
  };
}
