import type { Pool as PoolView } from '../../libvirt-xml/documents/pool.ts';

/** What a pool is made of, in one line; undefined for a folder, which says it all. */
export function sourceLine({ source, type }: PoolView): string | undefined {
  const [host] = source.hosts.items.map(({ name, port }) => (port === undefined ? name : `${name}:${port}`));
  const devices = source.devices.items.flatMap(({ path }) => path ?? []);
  const adapter =
    source.adapterType === 'fc_host' ? `${source.adapterWwnn}:${source.adapterWwpn}` : source.adapterName;
  switch (type) {
    case 'netfs':
      return source.format === 'cifs' ? `//${host}/${source.dir}` : `${host}:${source.dir}`;
    case 'iscsi':
    case 'iscsi-direct':
      return `${devices[0]} on ${host}`;
    case 'rbd':
    case 'gluster':
    case 'sheepdog':
      return `${[source.name, source.dir].filter(Boolean).join('')} on ${host}`;
    case 'scsi':
      return adapter;
    case 'logical':
    case 'zfs':
    case 'vstorage':
      return source.name;
    default:
      return devices[0];
  }
}
