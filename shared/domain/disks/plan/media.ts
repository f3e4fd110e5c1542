import type { DiskAction } from '../../../contract/disks.ts';
import { holdsFiles } from '../../create/disks/pools.ts';
import { sharedVolumeName } from '../../create/disks/volume-names.ts';
import type { ImageFacts, PoolFacts } from '../../create/facts.ts';
import type { ActionFacts, DiskFacts } from '../facts.ts';
import { Draft } from './draft.ts';
import type { BroughtImage, MediaWork, Planned } from './work.ts';

type Insert = Extract<DiskAction, { do: 'insert' }>;
type Eject = Extract<DiskAction, { do: 'eject' }>;

export function planInsert(action: Insert, disk: DiskFacts, facts: ActionFacts): Planned {
  const { image } = facts;
  const draft = new Draft(`Insert ${nameOf(action.image, image)} into ${disk.target} of “${facts.name}”`);
  if (!image) return { plan: draft.done() };
  const bring = toBring(action.image, image, facts, draft);
  if (!bring && image.failure)
    draft.refuse(image.failure.code, image.failure.params, 'image', image.failure.detail);
  const format = image.format === undefined || image.format === 'iso' ? 'raw' : image.format;
  if (disk.device === 'floppy' && !isFloppySize(image))
    draft.refuse(
      'FILE_NOT_AN_IMAGE',
      { path: action.image, reason: 'It is larger than any floppy disk (2.88 MB).' },
      'image',
    );
  if (draft.refused) return { plan: draft.done() };
  if (disk.device === 'cdrom' && image.format !== undefined && image.format !== 'iso')
    draft.warn(
      'It does not look like a CD-ROM',
      `What is in it is ${image.format === 'raw' ? 'no ISO 9660 file system' : `a disk image (${image.format})`}.`,
      'Guests that expect one may see nothing in the drive.',
    );
  tellOut(draft, action, disk, facts);
  if (bring) {
    draft.step(
      bring.from.kind === 'download'
        ? `Download it, and put it into the pool ${bring.pool}, where QEMU may read it`
        : `Copy it into the pool ${bring.pool}: where it lies, QEMU’s own user may not read it`,
    );
    draft.file({
      path: `${bring.pool}/${bring.name}`,
      becomes: 'made',
      size: bring.size,
      note: 'The medium',
    });
  } else draft.file({ path: action.image, becomes: 'kept', note: 'The medium, which is only read' });
  draft.step(
    facts.active ? 'Put it into the drive of the running guest, and keep it there' : 'Put it into the drive',
  );
  const medium = { ...(bring ? { bring } : { path: action.image }), format, block: image.block === true };
  return { plan: draft.done(), work: mediaWork(action, disk, facts, medium) };
}

export function planEject(action: Eject, disk: DiskFacts, facts: ActionFacts): Planned {
  const draft = new Draft(`Eject ${disk.target} of “${facts.name}”`);
  tellOut(draft, action, disk, facts);
  return { plan: draft.done(), work: mediaWork(action, disk, facts) };
}

function tellOut(draft: Draft, { force }: Insert | Eject, disk: DiskFacts, { active }: ActionFacts): void {
  if (disk.kind === 'empty') return;
  draft.step(`Take ${disk.source ?? 'what is in it'} out`);
  if (disk.path !== undefined) draft.file({ path: disk.path, becomes: 'kept', note: 'It is only taken out' });
  if (active && force === true)
    draft.warn(
      'The drive is opened even if the guest has locked it',
      'What the guest is reading from it just then fails inside the guest.',
    );
}

function mediaWork(
  { force = false }: Insert | Eject,
  disk: DiskFacts,
  { active, persistent }: ActionFacts,
  medium?: MediaWork['medium'],
): MediaWork {
  return {
    do: 'media',
    disk: disk.target,
    force,
    now: active,
    lasting: persistent,
    ...(medium && { medium }),
  };
}

/** What is on the web, or where QEMU may not read it, has to be in a pool first. */
function toBring(
  name: string,
  image: Omit<ImageFacts, 'usedBy'>,
  facts: ActionFacts,
  draft: Draft,
): BroughtImage | undefined {
  const { download, size = 0, failure } = image;
  const blocked = failure?.code === 'FILE_UNREADABLE' && image.copyable && image.pool === undefined;
  if (download === undefined && !blocked) return undefined;
  if (failure && !blocked) return undefined;
  const pool = poolFor(facts, size);
  if (!pool) {
    draft.refuse('POOL_ABSENT', {}, 'image');
    return undefined;
  }
  draft.room(pool.name, size, pool.free, 'image');
  const checksum = download?.checksum;
  const file = download?.name ?? name.slice(name.lastIndexOf('/') + 1);
  return {
    image: name,
    from: download ? { kind: 'download', url: download.url } : { kind: 'file', path: name },
    ...(checksum !== undefined && { checksum }),
    size,
    pool: pool.name,
    name: sharedVolumeName(file, checksum, image),
  };
}

/** Where the guest's own disks are, else the default one, as long as there is room. */
function poolFor({ pools, disks }: ActionFacts, size: number): PoolFacts | undefined {
  const able = pools.filter(pool => pool.active && holdsFiles(pool)).toSorted((a, b) => b.free - a.free);
  const own = disks.map(({ pool }) => pool);
  const roomy = able.filter(({ free }) => free >= size);
  return (
    roomy.find(({ name }) => own.includes(name)) ?? roomy.find(({ name }) => name === 'default') ?? able[0]
  );
}

const FLOPPY_MOST = 2_949_120;

function isFloppySize({ virtualSize, size }: Omit<ImageFacts, 'usedBy'>): boolean {
  return (virtualSize ?? size ?? 0) <= FLOPPY_MOST;
}

function nameOf(image: string, facts: ActionFacts['image']): string {
  return facts?.download?.name ?? image.slice(image.lastIndexOf('/') + 1);
}
