import { ErrorCode, LibvirtError } from 'node-libvirt';
import { expect, it } from 'vitest';
import type { LiveConnection } from '../ports.ts';
import { imagesOn } from './images-on.ts';

const gone = new LibvirtError({
  code: ErrorCode.NO_STORAGE_POOL,
  domain: 18,
  message: 'Storage pool not found',
  level: 2,
  dom: null,
  str1: null,
  str2: null,
  str3: null,
  int1: -1,
  int2: -1,
  net: null,
});

const volume = (pool: string) => ({ pool, name: 'top', key: `/${pool}/top` });
const answers = {
  connectListAllStoragePools: () => ({ pools: [{ name: 'passing' }, { name: 'lasting' }] }),
  storagePoolGetXmlDesc: () => ({ xml: '<pool type="dir"/>' }),
  storagePoolGetAutostart: () => ({ autostart: 0 }),
  storagePoolGetInfo: () => ({ state: 2, capacity: 0n, available: 0n }),
  storagePoolListAllVolumes: ({ pool }: { pool: { name: string } }) => {
    if (pool.name === 'passing') throw gone;
    return { vols: [volume(pool.name)] };
  },
  storageVolGetXmlDesc: () => ({
    xml: '<volume><target><path>/lasting/top</path></target><backingStore><path>/base</path></backingStore></volume>',
  }),
};
const rpc = {
  call: async (name: keyof typeof answers, question: never) => answers[name](question),
};

it('looks at the pools that stay, though one goes while it is asked', async () => {
  const live = { storage: async () => rpc } as unknown as LiveConnection;
  expect(await imagesOn(live, '/base')).toEqual(['/lasting/top']);
});
