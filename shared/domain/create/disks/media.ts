import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { type Bus, chooseDriveBus, chooseSeedBus } from './bus.ts';
import { answersInInitramfs, answersInstaller, isSetUpByCloudInit } from './drivers.ts';
import { formatOf, originOf, type Origin } from './origin.ts';
import type { Content } from './part.ts';
import type { VolumeNames } from './volume-names.ts';
import type { Volumes } from './volumes.ts';

export interface Medium {
  readonly field: string;
  readonly label: string;
  readonly content: Content;
  readonly origin?: Origin;
  readonly bus: Bus;
  /** The guest is installed from it. */
  readonly starts: boolean;
}

/** CD-ROMs that come along: what to install from, its drivers, and the answers of a first start. */
export function planMedia(setting: Setting, pool: string, volumes: Volumes, names: VolumeNames): Medium[] {
  const { request, facts } = setting;
  const { source } = request;
  const bus = chooseDriveBus(setting).value;
  const media: Medium[] = [];
  if (source.kind === 'iso') {
    const origin = originOf(facts, 'source.image', source.image, { checksum: source.checksum });
    const content = mediumContent(origin, 'medium', pool, volumes);
    media.push({ field: 'source.image', label: 'Install medium', content, origin, bus, starts: true });
  }
  const unattended = answersInstaller(source.kind) ? request.unattended : undefined;
  if (unattended?.drivers !== undefined && traitsOf(setting).windows) {
    const origin = originOf(facts, 'unattended.drivers', unattended.drivers);
    const content = mediumContent(origin, 'drivers', pool, volumes);
    media.push({ field: 'unattended.drivers', label: 'Drivers', content, origin, bus, starts: false });
  }
  const seed = seedContent(setting);
  if (seed) {
    const place = { slot: 'seed', pool, name: names.free(pool, `${request.name}-seed`, '.iso') };
    const label = seed === 'cloud-init' ? 'cloud-init' : 'Answers';
    media.push({
      field: seed === 'cloud-init' ? 'cloudInit' : 'unattended',
      label,
      content: volumes.seed(place, seed),
      bus: seed === 'cloud-init' ? chooseSeedBus(setting) : bus,
      starts: false,
    });
  }
  return media;
}

/** What the guest is told at its first start. A cloud image without it waits for one, and lets nobody in. */
export function seedContent(setting: Setting): 'cloud-init' | 'unattended' | undefined {
  const { request } = setting;
  const { kind } = request.source;
  if (answersInstaller(kind))
    return request.unattended && !answersInInitramfs(setting) ? 'unattended' : undefined;
  if (kind === 'cloud-image') return 'cloud-init';
  return isSetUpByCloudInit(kind) && request.cloudInit ? 'cloud-init' : undefined;
}

/** Where it is on the host it is taken as it is; what comes from the web is put into the pool, where QEMU may read it. */
export function mediumContent(origin: Origin, slot: string, pool: string, volumes: Volumes): Content {
  if (origin.path === undefined) return volumes.shared({ slot, pool }, origin);
  return {
    kind: 'present',
    path: origin.path,
    format: formatOf(origin),
    block: origin.facts?.block ?? false,
  };
}
