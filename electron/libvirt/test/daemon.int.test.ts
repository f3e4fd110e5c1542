import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Connection,
  connect,
  DomainEventType,
  type Events,
  LibvirtError,
  NetworkEventLifecycleType,
} from '../src/index.ts';
import { type PrivateDaemon, startPrivateDaemon } from './private-daemon.ts';

const DOMAIN = `<domain type='test'><name>guest</name><memory>8192</memory><os><type>hvm</type></os></domain>`;
const NETWORK = `<network><name>net</name><ip address='192.168.150.1' netmask='255.255.255.0'/></network>`;
const POOL = `<pool type='dir'><name>pool</name><target><path>/nowhere</path></target></pool>`;
const DEVICE = `<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'><wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability></device>`;

let daemon: PrivateDaemon;
let connection: Connection;
beforeAll(async () => {
  daemon = await startPrivateDaemon();
  connection = await connect(daemon.uri('test:///default'));
});
afterAll(async () => {
  await connection.close();
  await daemon.stop();
});

/** Collects events until `count` have come. */
async function collect<K extends keyof Events>(
  name: K,
  count: number,
  act: () => Promise<unknown>,
  on = connection,
) {
  const seen: Events[K][] = [];
  let full: () => void = () => undefined;
  const complete = new Promise<void>(resolve => {
    full = resolve;
  });
  const subscription = await on.subscribe(name, event => {
    seen.push(event);
    if (seen.length === count) full();
  });
  await act();
  await complete;
  await subscription.cancel();
  return seen;
}

describe('a daemon and its test driver', () => {
  it('lists, describes and looks up', async () => {
    const { domains } = await connection.call('connectListAllDomains', { needResults: 1, flags: 0 });
    expect(domains).toMatchObject([{ name: 'test', id: 1 }]);
    const [dom] = domains;
    const { dom: same } = await connection.call('domainLookupByUuid', { uuid: dom!.uuid });
    expect(same).toEqual(dom);
    const { xml } = await connection.call('domainGetXmlDesc', { dom: dom!, flags: 0 });
    expect(xml).toContain(dom!.uuid);
    expect(await connection.call('connectGetType')).toEqual({ type: 'TEST' });
    expect(await connection.call('nodeGetInfo')).toMatchObject({ model: 'i686', memory: 3145728n, cpus: 16 });
  });

  it('tells of a guest’s life from define to undefine', async () => {
    const events = await collect('domainLifecycle', 6, async () => {
      const { dom } = await connection.call('domainDefineXml', { xml: DOMAIN });
      await connection.call('domainCreate', { dom });
      await connection.call('domainSuspend', { dom });
      await connection.call('domainResume', { dom });
      await connection.call('domainDestroy', { dom });
      await connection.call('domainUndefine', { dom });
    });
    const { DEFINED, STARTED, SUSPENDED, RESUMED, STOPPED, UNDEFINED } = DomainEventType;
    expect(events.map(({ event }) => event)).toEqual([
      DEFINED,
      STARTED,
      SUSPENDED,
      RESUMED,
      STOPPED,
      UNDEFINED,
    ]);
    expect(events.every(({ dom }) => dom.name === 'guest')).toBe(true);
  });

  it('tells of networks, pools, node devices', async () => {
    const networks = await collect('networkLifecycle', 4, async () => {
      const { net } = await connection.call('networkDefineXml', { xml: NETWORK });
      await connection.call('networkCreate', { net });
      await connection.call('networkDestroy', { net });
      await connection.call('networkUndefine', { net });
    });
    expect(networks.map(({ event }) => event)).toEqual([
      NetworkEventLifecycleType.DEFINED,
      NetworkEventLifecycleType.STARTED,
      NetworkEventLifecycleType.STOPPED,
      NetworkEventLifecycleType.UNDEFINED,
    ]);
    let refreshed: Events['storagePoolRefresh'][] = [];
    const pools = await collect('storagePoolLifecycle', 4, async () => {
      const { pool } = await connection.call('storagePoolDefineXml', { xml: POOL, flags: 0 });
      await connection.call('storagePoolCreate', { pool, flags: 0 });
      refreshed = await collect('storagePoolRefresh', 1, () =>
        connection.call('storagePoolRefresh', { pool, flags: 0 }),
      );
      await connection.call('storagePoolDestroy', { pool });
      await connection.call('storagePoolUndefine', { pool });
    });
    expect(pools.every(({ pool }) => pool.name === 'pool')).toBe(true);
    expect(refreshed).toMatchObject([{ pool: { name: 'pool' } }]);
    const devices = await collect('nodeDeviceLifecycle', 2, async () => {
      const { dev } = await connection.call('nodeDeviceCreateXml', { xmlDesc: DEVICE, flags: 0 });
      await connection.call('nodeDeviceDestroy', { name: dev.name });
    });
    expect(devices[0]?.dev.name).toBe(devices[1]?.dev.name);
  });

  it('tells of secrets', async () => {
    const secrets = await connect(daemon.uri('secret:///session'));
    let changed: Events['secretValueChanged'][] = [];
    const lifecycle = await collect(
      'secretLifecycle',
      2,
      async () => {
        const xml = `<secret ephemeral='yes' private='no'><usage type='volume'><volume>/x</volume></usage></secret>`;
        const { secret } = await secrets.call('secretDefineXml', { xml, flags: 0 });
        const value = new Uint8Array([0, 255, 128]);
        changed = await collect(
          'secretValueChanged',
          1,
          () => secrets.call('secretSetValue', { secret, value, flags: 0 }),
          secrets,
        );
        expect((await secrets.call('secretGetValue', { secret, flags: 0 })).value).toEqual(value);
        await secrets.call('secretUndefine', { secret });
      },
      secrets,
    );
    expect(lifecycle[0]?.secret).toMatchObject({ usageType: 1, usageId: '/x' });
    expect(changed[0]?.secret.uuid).toBe(lifecycle[0]?.secret.uuid);
    await secrets.close();
  });

  it('reports errors with code, domain and level', async () => {
    const error = await connection.call('domainLookupByName', { name: 'nobody' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(LibvirtError);
    expect(error).toMatchObject({ codeName: 'NO_DOMAIN', domainName: 'TEST', level: 2 });
    const reader = await connect(daemon.uri('test:///default'), { readOnly: true });
    await expect(reader.call('domainDefineXml', { xml: DOMAIN })).rejects.toMatchObject({
      codeName: 'OPERATION_DENIED',
    });
    await reader.close();
    await expect(connect(daemon.uri('vbox:///session'))).rejects.toBeInstanceOf(LibvirtError);
  });

  it('answers hundreds of calls made at once', async () => {
    const { domains } = await connection.call('connectListAllDomains', { needResults: 1, flags: 0 });
    const dom = domains[0]!;
    const states = await Promise.all(
      Array.from({ length: 500 }, () => connection.call('domainGetState', { dom, flags: 0 })),
    );
    expect(new Set(states.map(({ state }) => state)).size).toBe(1);
  });

  it('keeps a quiet connection alive in both directions', async () => {
    // The daemon drops clients after 3 s without an answer; ours would after 2.
    const quiet = await connect(daemon.uri('test:///default'), { keepAlive: { intervalMs: 500, count: 3 } });
    const first = await Promise.race([
      quiet.closed,
      new Promise(resolve => setTimeout(resolve, 6000, 'alive')),
    ]);
    expect(first).toBe('alive');
    await quiet.close();
  });
});

describe('a daemon that is killed', () => {
  it('ends connection, calls and streams with errors, and can be reached again', async () => {
    const doomed = await startPrivateDaemon();
    try {
      const victim = await connect(doomed.uri('test:///default'));
      const { domains } = await victim.call('connectListAllDomains', { needResults: 1, flags: 0 });
      const calls = Array.from({ length: 50 }, () =>
        victim.call('domainGetXmlDesc', { dom: domains[0]!, flags: 0 }),
      );
      const outcome = Promise.allSettled(calls);
      await doomed.kill();
      expect(['remote', 'transport']).toContain((await victim.closed).kind);
      const failures = (await outcome).filter(result => result.status === 'rejected');
      expect(failures.every(({ reason }) => (reason as { kind?: string }).kind === 'closed')).toBe(true);
      await expect(victim.call('connectGetType')).rejects.toMatchObject({ kind: 'closed' });
      expect(await victim.close()).toMatchObject({ kind: expect.stringMatching(/remote|transport/) });
      await expect(connect(doomed.uri('test:///default'))).rejects.toMatchObject({ kind: 'no-daemon' });
      await doomed.start();
      const again = await connect(doomed.uri('test:///default'));
      expect(await again.call('connectGetType')).toEqual({ type: 'TEST' });
      await again.close();
    } finally {
      await doomed.stop();
    }
  });
});
