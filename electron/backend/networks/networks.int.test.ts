import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkSettings } from '#shared/contract/network-settings.ts';
import type { Network, NetworkAction } from '#shared/contract/networks.ts';
import { modeOf, modes } from '#shared/domain/networks/modes.ts';
import { newSettings } from '#shared/domain/networks/new-settings.ts';
import { guestShell } from '../disks/testing/guest-shell.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const NAME = `innkeeper-test-net-${process.pid}`;
const [ONE, TWO] = [`${NAME}-one`, `${NAME}-two`];
/** 198.18.0.0/15 is for tests of networks: RFC 2544. */
const SUBNET = `198.18.${process.pid % 250}`;

/** Two guests boot at once, translated, perhaps on a busy machine: a limit for what hangs. */
const BOOTING_MS = 240_000;

let backend: TestBackend;

beforeAll(async () => {
  backend = await startBackend(URI);
});
afterAll(async () => {
  for (const guest of [ONE, TWO]) {
    await virsh('destroy', guest).catch(() => undefined);
    await virsh('undefine', guest).catch(() => undefined);
  }
  await virsh('net-destroy', NAME).catch(() => undefined);
  await virsh('net-undefine', NAME).catch(() => undefined);
  await backend?.close();
});

const plan = (action: NetworkAction) =>
  backend.client.networks.plan({ connection: backend.connection, action });

async function run(action: NetworkAction): Promise<void> {
  const { stamp, problems } = await plan(action);
  expect(problems).toEqual([]);
  const { job } = await backend.client.networks.run({ connection: backend.connection, action, stamp });
  expect(await backend.job(job)).toMatchObject({ state: 'done' });
}

async function known(): Promise<Network[]> {
  for await (const event of await backend.client.networks.watch({ connection: backend.connection }))
    if (event.kind === 'snapshot') return event.networks;
  return [];
}
const find = async (): Promise<Network> => {
  const network = (await known()).find(({ name }) => name === NAME);
  if (!network) throw new Error(`${NAME} is not there.`);
  return network;
};
const details = async () =>
  await backend.client.networks.details({ connection: backend.connection, uuid: (await find()).uuid });

async function edit(change: (settings: NetworkSettings) => void, restart = false): Promise<void> {
  const { network, settings, revision } = await details();
  const next = structuredClone(settings);
  change(next);
  await run({ do: 'edit', uuid: network.uuid, settings: next, revision, restart });
}

const shellOfTwo = async () => {
  const card = (await details()).cards.find(({ guest }) => guest.name === TWO);
  if (!card) throw new Error(`${TWO} has no card.`);
  return await guestShell(URI, { connection: backend.connection, uuid: card.guest.uuid }, TWO);
};

const isolated = (): NetworkSettings => newSettings('isolated', { name: NAME, subnet: SUBNET });

describe('a network', () => {
  it('is made, and tells by events how it is', async () => {
    await run({ do: 'create', settings: isolated(), start: false, autostart: false });
    expect(await find()).toMatchObject({
      mode: 'isolated',
      active: false,
      autostart: false,
      addresses: [`${SUBNET}.1/24`],
      dhcp: true,
      pending: false,
    });
  });

  it.each(modes.map(({ id }) => id))('of mode %s is one that libvirt takes', async mode => {
    const name = `${NAME}-${mode}`;
    const { on } = modeOf(mode);
    const action: NetworkAction = {
      do: 'create',
      settings: {
        ...newSettings(mode, {
          name,
          subnet: '198.19.250',
          bridge: on.endsWith('bridge') ? 'br-none' : undefined,
        }),
        devices: on === 'interfaces' || on === 'functions' ? ['lo'] : [],
      },
      start: false,
      autostart: false,
    };
    try {
      await run(action);
      expect((await known()).find(each => each.name === name)).toMatchObject({ mode, active: false });
    } finally {
      await virsh('net-undefine', name).catch(() => undefined);
    }
  });

  it('is refused where it collides, by the same rules that its form has', async () => {
    const problems = async (change: Partial<NetworkSettings>) => {
      const { problems: found } = await plan({
        do: 'create',
        settings: { ...isolated(), ...change },
        start: true,
        autostart: false,
      });
      return found.map(({ field, failure }) => `${field} ${failure.code} ${failure.params['reason'] ?? ''}`);
    };
    expect(await problems({})).toEqual([
      `name NAME_TAKEN `,
      `addresses.0.address INPUT_INVALID ${SUBNET}.1/24 overlaps ${SUBNET}.0/24 of the network “${NAME}”.`,
    ]);
  });

  it('is off, and a guest’s start says which network it lacks; brought up, the guest starts', async () => {
    await tinyDomain(virsh, ONE, { display: 'none', network: NAME, mac: '52:54:00:7e:57:01' });
    await tinyDomain(virsh, TWO, { display: 'none', network: NAME, mac: '52:54:00:7e:57:02' });
    const list = await watchedGuests(backend.client);
    await list.complete();
    const guest = await list.when(ONE, () => true);
    await list.when(TWO, () => true);
    const [refused] = await backend.client.guests.act({ guests: [guest], action: 'start' });
    expect(refused?.failure).toMatchObject({ code: 'NETWORK_INACTIVE', params: { network: NAME } });
    const { networks } = await backend.client.networks.needed({ guests: [guest] });
    expect(networks).toEqual([{ connection: backend.connection, name: NAME, is: 'inactive', guests: [ONE] }]);
    const { job } = await backend.client.networks.bringUp({
      connection: backend.connection,
      networks: [{ name: NAME, make: false }],
      autostart: false,
    });
    expect(await backend.job(job)).toMatchObject({ state: 'done' });
    // A fixed lease while the network runs, and nobody restarts it.
    await edit(({ addresses }) =>
      addresses[0]?.hosts.push({ mac: '52:54:00:7e:57:01', name: 'one', ip: `${SUBNET}.77` }),
    );
    expect(await find()).toMatchObject({ active: true, pending: false });
    const outcomes = await backend.client.guests.act({
      guests: [guest, list.named(TWO)!],
      action: 'start',
    });
    expect(outcomes.map(({ failure }) => failure)).toEqual([undefined, undefined]);
    await list.stop();
  });

  it('gives the fixed lease, and the two guests reach each other', { timeout: BOOTING_MS }, async () => {
    const uuid = (await find()).uuid;
    for await (const { leases } of await backend.client.networks.leases({
      connection: backend.connection,
      uuid,
    })) {
      if (leases.length < 2) continue;
      expect(leases.find(({ guest }) => guest?.name === ONE)).toMatchObject({
        address: `${SUBNET}.77`,
        fixed: true,
      });
      expect(leases.find(({ guest }) => guest?.name === TWO)).toMatchObject({ fixed: false });
      break;
    }
    const shell = await shellOfTwo();
    expect(await shell.run(`ping -c 2 -w 20 ${SUBNET}.77`)).toContain(' 0% packet loss');
    await shell.close();
    expect(
      (await details()).cards
        .map(({ guest, tap }) => `${guest.name} ${tap === undefined ? 'off' : 'on'}`)
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([`${ONE} on`, `${TWO} on`]);
  });

  it('answers a new name at once, and keeps what libvirt cannot change for its next start', async () => {
    await edit(settings => {
      settings.dns.hosts.push({ ip: `${SUBNET}.9`, names: ['printer'] });
      settings.mtu = 1400;
    });
    const { network, waiting } = await details();
    expect(network.pending).toBe(true);
    expect(waiting).toEqual([{ label: 'MTU', next: '1400' }]);
    const shell = await shellOfTwo();
    expect(await shell.run(`nslookup printer ${SUBNET}.1`)).toContain(`${SUBNET}.9`);
    await shell.close();
  });

  it('says whom a restart cuts off, and puts them on the wire again', { timeout: BOOTING_MS }, async () => {
    const uuid = (await find()).uuid;
    const shown = await plan({ do: 'restart', uuid });
    expect(shown.warnings[0]?.text).toContain(`“${ONE}”`);
    await run({ do: 'restart', uuid });
    expect(await find()).toMatchObject({ active: true, pending: false, connected: 2 });
    const shell = await shellOfTwo();
    // The spanning tree of a new bridge listens for some seconds first.
    expect(await shell.run(`until ping -c 1 -w 2 ${SUBNET}.77; do :; done`)).toContain('1 packets received');
    await shell.close();
  });

  it('is not changed over what somebody else wrote', async () => {
    const { network, settings, revision } = await details();
    const action: NetworkAction = { do: 'edit', uuid: network.uuid, settings, revision };
    await virsh('net-update', NAME, 'add', 'dns-txt', "<txt name='other' value='x'/>", '--config');
    expect((await plan(action)).problems).toMatchObject([{ failure: { code: 'CONFLICT' } }]);
  });

  it('is deleted, and says which guests need it', async () => {
    const uuid = (await find()).uuid;
    const { lost } = await plan({ do: 'delete', uuid });
    expect(lost.join()).toContain(`“${ONE}”`);
    await run({ do: 'delete', uuid });
    expect((await known()).map(({ name }) => name)).not.toContain(NAME);
  });
});
