import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestAction } from '#shared/contract/guests.ts';
import { LABELS_NAMESPACE } from '#shared/domain/guests/labels.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const NAME = `innkeeper-guests-${process.pid}`;

let backend: TestBackend;
let client: TestBackend['client'];
let list: Awaited<ReturnType<typeof watchedGuests>>;

beforeAll(async () => {
  backend = await startBackend(URI);
  client = backend.client;
  list = await watchedGuests(client);
  await list.complete();
});
afterAll(async () => {
  await list?.stop();
  await backend?.close();
});
afterEach(async () => {
  const names = (await virsh('list', '--all', '--name')).split('\n').filter(name => name.startsWith(NAME));
  for (const name of names) {
    await virsh('destroy', name).catch(() => undefined);
    await virsh('undefine', name, '--managed-save').catch(() => undefined);
  }
});

const refOf = ({ connection, uuid }: { connection: string; uuid: string }) =>
  ({ connection, uuid }) as NonNullable<ReturnType<typeof list.named>>;

async function act(name: string, action: GuestAction) {
  const guest = list.named(name);
  const [outcome] = await client.guests.act({ guests: [refOf(guest!)], action });
  return outcome?.failure;
}

async function fails(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (thrown: { data?: { code: string } }) => thrown,
  );
  return error?.data?.code;
}

describe('a guest of QEMU', () => {
  it('is seen in every state it goes through, by events alone', async () => {
    await tinyDomain(virsh, NAME);
    const off = await list.when(NAME);
    expect(off).toMatchObject({ state: 'off', persistent: true, virtualization: 'qemu', vcpus: 1 });
    expect(off.memory).toBe(96 * 1024 ** 2);
    const steps: [GuestAction, string][] = [
      ['start', 'running'],
      ['pause', 'paused'],
      ['resume', 'running'],
      ['save', 'saved'],
      ['restore', 'running'],
      ['force-off', 'off'],
    ];
    for (const [action, state] of steps) {
      expect(await act(NAME, action)).toBeUndefined();
      await list.when(NAME, guest => guest.state === state);
    }
    const seen = list.states.filter(text => text.startsWith(`${NAME} `)).map(text => text.split(' ')[1]);
    // libvirt pauses a guest while it saves and restores it, and QEMU says that it shuts down when it is ended.
    expect(seen.join(' ')).toMatch(
      /^off running paused running( paused)? saved( running paused)? running( shutting-down)? off$/,
    );
    await virsh('undefine', NAME);
    await list.gone(NAME);
  });

  it('shows what only a running one has: an open screen and console, a picture, samples', async () => {
    await tinyDomain(virsh, NAME);
    await list.when(NAME);
    await act(NAME, 'start');
    const guest = await list.when(NAME, ({ displays }) => displays[0]?.openable === true);
    expect(guest.textConsoles).toEqual([{ alias: 'serial0', label: 'Serial 1', openable: true }]);
    expect(guest.since).toBeGreaterThan(0);

    const picture = await client.guests.thumbnail({ guest: refOf(guest), width: 320 });
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(320);

    const samples = await client.guests.samples({ guests: [refOf(guest)], intervalMs: 1000 });
    for await (const { samples: some } of samples) {
      expect(some[0]).toMatchObject({ uuid: guest.uuid });
      expect(some[0]!.cpu).toBeGreaterThan(0);
      expect(some[0]!.memoryTotal).toBe(96 * 1024 ** 2);
      break;
    }
    await act(NAME, 'force-off');
    const off = await list.when(NAME, ({ state, displays }) => state === 'off' && !displays[0]!.openable);
    expect(off.textConsoles[0]?.openable).toBe(false);
  });

  it('that is transient is gone when it stops', async () => {
    await tinyDomain(virsh, NAME, { transient: true });
    const guest = await list.when(NAME, ({ state }) => state === 'running');
    expect(guest.persistent).toBe(false);
    await client.guests.label({ guests: [refOf(guest)], group: 'shop', addTags: ['a'] });
    expect(await list.when(NAME, ({ group }) => group === 'shop')).toMatchObject({ tags: ['a'] });
    await act(NAME, 'force-off');
    await list.gone(NAME);
  });

  it('keeps its group and tags in its own document, running and for the next start', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await list.when(NAME);
    await act(NAME, 'start');
    await list.when(NAME, ({ state }) => state === 'running');
    const asked = { group: 'A & B', addTags: ['db', 'old'] };
    expect(await client.guests.label({ guests: [refOf(guest)], ...asked })).toEqual([
      { guest: refOf(guest) },
    ]);
    await list.when(NAME, ({ group, tags }) => group === 'A & B' && tags.join() === 'db,old');
    for (const which of [[], ['--inactive']]) {
      expect(await virsh('dumpxml', NAME, ...which)).toContain(LABELS_NAMESPACE);
    }
    await client.guests.label({ guests: [refOf(guest)], group: null, removeTags: ['db', 'old'] });
    await list.when(NAME, ({ group, tags }) => group === undefined && tags.length === 0);
    expect(await virsh('dumpxml', NAME)).not.toContain(LABELS_NAMESPACE);
  });

  it('is renamed while off, and the name and the state are checked', async () => {
    await tinyDomain(virsh, NAME);
    await tinyDomain(virsh, `${NAME}-other`);
    const guest = await list.when(NAME);
    await list.when(`${NAME}-other`);
    const rename = (name: string) => client.guests.rename({ guest: refOf(guest), name });
    expect(await fails(rename(`${NAME}-other`))).toBe('NAME_TAKEN');
    await rename(`${NAME}-new`);
    expect((await list.when(`${NAME}-new`)).uuid).toBe(guest.uuid);
    await act(`${NAME}-new`, 'start');
    await list.when(`${NAME}-new`, ({ state }) => state === 'running');
    expect(await fails(rename(NAME))).toBe('STATE_INVALID');
  });

  it('that has only SPICE gets VNC for its next start, once', async () => {
    await tinyDomain(virsh, NAME, { display: 'spice' });
    const guest = await list.when(NAME);
    expect(guest.displays.map(({ type }) => type)).toEqual(['spice']);
    expect(await client.guests.addVnc({ guest: refOf(guest) })).toEqual({ takesEffect: 'now' });
    const after = await list.when(NAME, ({ displays }) => displays.length === 2);
    expect(after.displays.map(({ type }) => type).toSorted()).toEqual(['spice', 'vnc']);
    expect(await fails(client.guests.addVnc({ guest: refOf(guest) }))).toBe('CONFLICT');
  });

  it('tells details without the secrets in its document', async () => {
    await tinyDomain(virsh, NAME, { display: 'secret' });
    expect(await virsh('dumpxml', NAME, '--security-info')).toContain('passwd');
    const guest = await list.when(NAME);
    const details = await client.guests.details({ guest: refOf(guest) });
    expect(details).toMatchObject({
      firmware: 'Direct kernel boot',
      cpu: expect.stringContaining('1 vCPU') as string,
    });
    expect(details.xml).toContain(`<name>${NAME}</name>`);
    expect(details.xml).not.toContain('passwd');
  });

  it('says why an action is not possible, each guest for itself', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await list.when(NAME);
    const missing = { ...refOf(guest), uuid: '00000000-0000-0000-0000-000000000001' as typeof guest.uuid };
    const outcomes = await client.guests.act({ guests: [missing, refOf(guest)], action: 'pause' });
    expect(outcomes.map(({ failure }) => failure?.code)).toEqual(['NOT_FOUND', 'STATE_INVALID']);
    expect(outcomes[1]?.failure?.params).toMatchObject({ name: NAME, state: 'off' });
    expect(await fails(client.guests.thumbnail({ guest: refOf(guest), width: 320 }))).toBe('STATE_INVALID');
    expect(await fails(client.guests.rename({ guest: refOf(guest), name: 'a/b' }))).toBe('INPUT_INVALID');
  });

  it('starts with the host when asked to', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await list.when(NAME);
    await client.guests.setAutostart({ guests: [refOf(guest)], autostart: true });
    await list.when(NAME, ({ autostart }) => autostart);
    expect(await virsh('dominfo', NAME)).toMatch(/Autostart:\s+enable/);
  });
});
