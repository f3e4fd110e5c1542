import type { CardChoice } from '#renderer/ui/choice-cards.tsx';
import type { VolumeKind } from '#shared/contract/engine-volumes.ts';
import { readLabels } from '#shared/domain/engines/labels-text.ts';
import { parseSize } from '#shared/domain/size-text.ts';

/** What is in the fields, of every kind at once. */
export interface Typed {
  readonly kind: VolumeKind['kind'];
  readonly size: string;
  readonly server: string;
  readonly export: string;
  readonly version: '3' | '4';
  readonly readOnly: boolean;
  readonly folder: string;
  readonly driver: string;
  readonly options: string;
}

export const start: Typed = {
  kind: 'plain',
  size: '',
  server: '',
  export: '',
  version: '4',
  readOnly: false,
  folder: '',
  driver: '',
  options: '',
};

export const kinds: readonly CardChoice<Typed['kind']>[] = [
  { value: 'plain', label: 'In a folder of the engine', about: 'What most volumes are.' },
  { value: 'bind', label: 'In a folder of the host', about: 'One that is there already stands behind it.' },
  { value: 'nfs', label: 'On a server, by NFS', about: 'Mounted when a container with it starts.' },
  { value: 'tmpfs', label: 'In memory', about: 'Fast, and gone with the last container that runs with it.' },
  { value: 'driver', label: 'With another driver', about: 'A plug-in of the engine keeps it.' },
];

export const wrongSize = ({ size }: Typed): string | undefined =>
  size.trim() === '' || parseSize(size) !== undefined ? undefined : 'Write it as 256 MiB or 1 GiB.';

export function wrongOptions({ options }: Typed): string | undefined {
  const read = readLabels(options);
  return 'problem' in read ? read.problem : undefined;
}

/** Undefined while a field of the kind is empty or cannot be read. */
export function volumeKindOf(typed: Typed): VolumeKind | undefined {
  const { kind, server, version, readOnly, folder, driver } = typed;
  switch (kind) {
    case 'plain':
      return { kind };
    case 'tmpfs': {
      const size = parseSize(typed.size);
      if (wrongSize(typed) !== undefined) return undefined;
      return { kind, ...(size !== undefined && { size }) };
    }
    case 'nfs':
      return server === '' || typed.export === ''
        ? undefined
        : { kind, server, export: typed.export, version, readOnly };
    case 'bind':
      return folder === '' ? undefined : { kind, folder };
    case 'driver': {
      const read = readLabels(typed.options);
      return driver === '' || 'problem' in read ? undefined : { kind, driver, options: read.labels };
    }
  }
}
