import type { VolumeKind } from '../../contract/engine-volumes.ts';
import type { Labels } from '../../contract/values.ts';

/** As the engine's API takes it; the options of `local` are those of mount(8) (moby: volume/local). */
export interface DriverOptions {
  readonly driver: string;
  readonly options: Labels;
}

export function driverOptions(of: VolumeKind): DriverOptions {
  switch (of.kind) {
    case 'plain':
      return { driver: 'local', options: {} };
    case 'tmpfs':
      return {
        driver: 'local',
        options: {
          type: 'tmpfs',
          device: 'tmpfs',
          ...(of.size !== undefined && { o: `size=${of.size}` }),
        },
      };
    case 'nfs':
      return {
        driver: 'local',
        options: {
          type: 'nfs',
          device: `:${of.export}`,
          o: [`addr=${of.server}`, `nfsvers=${of.version}`, of.readOnly ? 'ro' : 'rw'].join(','),
        },
      };
    case 'bind':
      return { driver: 'local', options: { type: 'none', device: of.folder, o: 'bind' } };
    case 'driver':
      return { driver: of.driver, options: of.options };
  }
}

/** Where the content of a volume is that is no folder of the engine's own; undefined: it is one. */
export function keptElsewhere({ driver, options }: DriverOptions): string | undefined {
  if (driver !== 'local') return `with the driver ${driver}`;
  const { type, device = '', o = '' } = options;
  if (type === 'nfs' || type === 'nfs4') {
    const server = /(?:^|,)addr=([^,]*)/.exec(o)?.[1];
    return `on ${server ?? 'its server'}${device === '' ? '' : `, in ${device.replace(/^:/, '')}`}`;
  }
  if (o.split(',').some(option => option === 'bind' || option === 'rbind')) return `in ${device}`;
  if (type === 'tmpfs') return 'in memory';
  return device === '' ? undefined : `on ${device}`;
}
