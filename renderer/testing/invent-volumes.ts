import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { PoolSpace, Volume } from '#shared/contract/volumes.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { GiB, MiB } from '#shared/domain/units.ts';

export interface InventedVolumes {
  readonly volumes: readonly Volume[];
  readonly space: PoolSpace;
  readonly failure?: Failure;
}

export const VOLUME_FOLDER = '/var/lib/libvirt/images';

interface Facts {
  readonly format?: string;
  readonly capacity: number;
  readonly allocation: number;
  readonly on?: string;
  readonly encrypted?: boolean;
}

const volume = (name: string, facts: Facts, users: readonly Guest[] = []): Volume => ({
  name,
  path: `${VOLUME_FOLDER}/${name}`,
  facts: {
    type: 'file',
    format: facts.format ?? 'qcow2',
    capacity: facts.capacity,
    allocation: facts.allocation,
    ...(facts.on !== undefined && { backing: { path: `${VOLUME_FOLDER}/${facts.on}`, format: 'qcow2' } }),
    encrypted: facts.encrypted === true,
  },
  usedBy: users.map(({ connection, uuid, name: guest, state }) => ({
    connection,
    uuid,
    name: guest,
    active: isActive(state),
  })),
});

const space: PoolSpace = { capacity: 460 * GiB, allocation: 212 * GiB, available: 248 * GiB };

/** A layer on an image, an encrypted one, an ISO, names of every length, and a disk of each guest. */
export function inventVolumes(guests: readonly Guest[]): InventedVolumes {
  const [first, second] = guests;
  return {
    space,
    volumes: [
      volume('debian-12-base.qcow2', { capacity: 20 * GiB, allocation: 2 * GiB }),
      volume('debian-12.7.0-amd64-netinst.iso', {
        format: 'iso',
        capacity: 631 * MiB,
        allocation: 631 * MiB,
      }),
      volume('layer.qcow2', { capacity: 20 * GiB, allocation: 400 * MiB, on: 'debian-12-base.qcow2' }),
      volume('letters.img', { format: 'raw', capacity: 8 * GiB, allocation: 3 * GiB, encrypted: true }),
      volume('scratch.img', { format: 'raw', capacity: 40 * GiB, allocation: 40 * GiB }),
      volume(
        'a-disk-with-a-name-that-somebody-made-of-the-project-the-date-and-the-reason-2026-11-22.qcow2',
        { capacity: 60 * GiB, allocation: 60 * GiB },
        first && second ? [first, second] : [],
      ),
      ...guests.map(guest =>
        volume(`${guest.name}.qcow2`, { capacity: 40 * GiB, allocation: 6 * GiB }, [guest]),
      ),
    ],
  };
}

export const noVolumes: InventedVolumes = { volumes: [], space };

export const stoppedVolumes: InventedVolumes = {
  volumes: [],
  space,
  failure: { code: 'POOL_INACTIVE', params: { pool: 'default' } },
};

export const manyVolumes = (): InventedVolumes => ({
  space,
  volumes: Array.from({ length: 10_000 }, (_, at) =>
    volume(`disk-${at}.qcow2`, { capacity: (1 + (at % 60)) * GiB, allocation: ((at * 7919) % 900) * MiB }),
  ),
});
