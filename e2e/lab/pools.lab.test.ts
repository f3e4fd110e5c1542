import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import type { ItemValues } from '#shared/contract/hardware.ts';
import type { Pool, PoolAction, PoolType } from '#shared/contract/pools.ts';
import { unpackPackages } from './debian-packages.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';
import { EXPORT, giveDisks, LOGIN, startServers, TARGET } from './storage-servers.ts';

/** Pools whose drivers need a kernel and tools of their own: all of them on one machine, with its own servers. */
describeLab('storage pools of a real host', () => {
  let lab: LabMachine;
  let backend: TestBackend;

  beforeAll(async () => {
    lab = await startLab();
    const packages = ['lvm2', 'parted', 'nfs-kernel-server', 'nfs-common', 'open-iscsi', 'tgt'];
    await unpackPackages(lab, packages);
    await giveDisks(lab);
    await startServers(lab);
    // libvirt looks for its tools when it starts.
    await lab.ssh('systemctl restart libvirtd');
    backend = await startBackend(lab.uri, { starting: true });
  }, 20 * 60_000);
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
  });

  const plan = (action: PoolAction) => backend.client.pools.plan({ connection: backend.connection, action });

  async function run(action: PoolAction) {
    const { client, connection, job } = backend;
    const { stamp, problems } = await plan(action);
    expect(problems).toEqual([]);
    const ended = await job((await client.pools.run({ connection, action, stamp })).job);
    expect(ended).toMatchObject({ state: 'done' });
  }

  /** What was planned fails as it is done, and leaves no pool behind. */
  async function refuses(action: Extract<PoolAction, { do: 'create' }>) {
    const { client, connection, job } = backend;
    const { stamp } = await plan(action);
    const { job: id } = await client.pools.run({ connection, action, stamp });
    expect(await job(id)).toMatchObject({ state: 'failed' });
    expect(await lab.ssh('virsh pool-list --all --name')).not.toContain(action.name);
  }

  const creating = (
    type: PoolType,
    values: ItemValues,
    build: 'no' | 'make' | 'overwrite' = 'make',
  ): Extract<PoolAction, { do: 'create' }> => ({
    do: 'create',
    type,
    name: `test-${type}`,
    values,
    build,
    start: true,
    autostart: false,
  });

  async function poolOf(name: string): Promise<Pool | undefined> {
    const { client, connection } = backend;
    for await (const event of await client.pools.watch({ connection }))
      if (event.kind === 'snapshot') return event.pools.find(pool => pool.name === name);
    return undefined;
  }

  const sourcesOf = async (type: PoolType, values: ItemValues) =>
    (await backend.client.pools.discover({ connection: backend.connection, type, values })).sources;
  const volumes = (pool: string) => lab.ssh(`virsh -q vol-list ${pool} | awk '{print $1}'`);
  const mounts = () => lab.ssh('findmnt -rno TARGET');

  it('a disk that is formatted, mounted, filled, emptied and unmounted', async () => {
    const values = { 'source.devices.path': '/dev/loop0', 'source.format': 'ext4', path: '/srv/fs' };
    await run(creating('fs', values));
    expect(await mounts()).toContain('/srv/fs');
    expect(await poolOf('test-fs')).toMatchObject({ state: 'running', type: 'fs', source: '/dev/loop0' });
    await lab.ssh('virsh vol-create-as test-fs one.qcow2 8M --format qcow2');
    await run({ do: 'delete', pool: 'test-fs', contents: true });
    expect(await mounts()).not.toContain('/srv/fs');
    expect(await lab.ssh('ls /srv')).not.toContain('fs');
    // What is there now is not overwritten unless that is asked for, and then it is said.
    await refuses(creating('fs', values));
    expect((await plan(creating('fs', values, 'overwrite'))).lost).toEqual([
      expect.stringContaining('/dev/loop0'),
    ]);
    expect(await sourcesOf('fs', {})).toContainEqual(
      expect.objectContaining({ label: '/dev/loop0', warning: 'It holds ext4.' }),
    );
  });

  it('a disk that is cut into partitions', async () => {
    const values = { 'source.devices.path': '/dev/sda', 'source.format': 'gpt', path: '/dev' };
    await run(creating('disk', values));
    await lab.ssh('virsh vol-create-as test-disk sda1 16M');
    expect(await volumes('test-disk')).toContain('sda1');
    await run({ do: 'delete', pool: 'test-disk', contents: true });
    expect(await lab.ssh('parted -sm /dev/sda print')).not.toMatch(/^1:/m);
  });

  it('a volume group that is made, found, filled and taken apart', async () => {
    const values = {
      'source.name': 'innkeeper-vg',
      'source.devices': [{ path: '/dev/loop2' }, { path: '/dev/loop3' }],
    };
    await run(creating('logical', values));
    await lab.ssh('virsh vol-create-as test-logical disk1 32M');
    expect(await lab.ssh('lvs --noheadings -o lv_name innkeeper-vg')).toContain('disk1');
    expect(await sourcesOf('logical', {})).toContainEqual(
      expect.objectContaining({ label: 'innkeeper-vg', pool: 'test-logical' }),
    );
    await run({ do: 'delete', pool: 'test-logical', contents: true });
    expect(await lab.ssh('vgs --noheadings')).not.toContain('innkeeper-vg');
  });

  it('a share that is found and mounted, and a server that is gone and freezes nothing', async () => {
    const where = { 'source.hosts.name': '127.0.0.1' };
    const [share] = await sourcesOf('netfs', where);
    expect(share).toMatchObject({ label: EXPORT });
    const values = { ...share?.values, 'source.protocolVersion': '4.2', path: '/srv/nas' };
    await run(creating('netfs', values));
    await lab.ssh('virsh vol-create-as test-netfs one.qcow2 8M --format qcow2');
    expect(await lab.ssh(`ls ${EXPORT}`)).toContain('one.qcow2');
    await hangs();
    await run({ do: 'delete', pool: 'test-netfs', contents: true });
    expect(await mounts()).not.toContain('/srv/nas');
  });

  /** The server stops answering while libvirt looks at its pool: that one is silent, and all else goes on. */
  async function hangs(): Promise<void> {
    const { client, connection } = backend;
    const told: (Pool | 'trouble')[] = [];
    const watching = (async () => {
      for await (const event of await client.pools.watch({ connection })) {
        if (event.kind === 'upsert') told.push(event.pool);
        if (told.some(each => each !== 'trouble' && each.silentSince !== undefined)) return;
      }
    })();
    const drop = 'OUTPUT -o lo -p tcp --dport 2049 -j DROP';
    await lab.ssh(`iptables -I ${drop}`);
    try {
      const refresh: PoolAction = { do: 'refresh', pool: 'test-netfs' };
      const { stamp } = await plan(refresh);
      await client.pools.run({ connection, action: refresh, stamp });
      await watching;
      // Guests, other pools and the plan of the silent one answer all the same.
      expect(await plan({ do: 'stop', pool: 'test-netfs' })).toMatchObject({
        problems: [{ failure: { code: 'TIMEOUT' } }],
      });
      await client.sriov.list({ connection });
    } finally {
      await lab.ssh(`iptables -D ${drop}`);
    }
    for await (const event of await client.pools.watch({ connection })) {
      const pools = event.kind === 'snapshot' ? event.pools : event.kind === 'upsert' ? [event.pool] : [];
      const found = pools.find(({ name }) => name === 'test-netfs');
      if (found && found.silentSince === undefined) return;
    }
  }

  it('a target that is found, and logged in to with a secret', async () => {
    const { client, connection } = backend;
    const where = { 'source.hosts.name': '127.0.0.1' };
    const [target] = await sourcesOf('iscsi', where);
    expect(target).toMatchObject({ label: TARGET });
    const { uuid } = await client.secrets.create({
      connection,
      secret: { usageType: 'iscsi', usage: 'test-login', description: '', private: false, ephemeral: false },
      value: { as: 'text', text: LOGIN.password },
    });
    const open = { ...target?.values, path: '/dev/disk/by-path' };
    await refuses(creating('iscsi', open));
    const values = {
      ...open,
      'source.authType': 'chap',
      'source.authUser': LOGIN.user,
      'source.authSecret': uuid,
    };
    await run(creating('iscsi', values));
    expect(await volumes('test-iscsi')).toMatch(/unit:0:0:1/);
    const { secrets } = await client.secrets.list({ connection });
    expect(secrets).toContainEqual(
      expect.objectContaining({ uuid, value: 'set', usedBy: [{ kind: 'pool', name: 'test-iscsi' }] }),
    );
    expect((await plan({ do: 'delete', pool: 'test-iscsi', contents: true })).problems).toMatchObject([
      { failure: { code: 'UNSUPPORTED' } },
    ]);
    await run({ do: 'delete', pool: 'test-iscsi', contents: false });
    expect(await lab.ssh('iscsiadm -m session 2>&1 || true')).not.toContain(TARGET);
  });
});
