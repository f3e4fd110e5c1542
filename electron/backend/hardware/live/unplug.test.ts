import { type Connection, LibvirtError } from 'node-libvirt';
import { expect, it } from 'vitest';
import type { Item } from '#shared/domain/hardware/item-id.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { LiveGuest } from './live-guest.ts';
import { askAgain, RemovalWatch, unplug } from './unplug.ts';

const UUID = 'c7a5fdbd-edaf-9455-926a-d65c16db1809';
const disk: Item = {
  id: 'disk:vda',
  element: 'disk',
  node: parseDocument(`<disk><alias name='virtio-disk0'/></disk>`).root,
};

const refusal = (codeName: string) =>
  Object.assign(Object.create(LibvirtError.prototype) as LibvirtError, { codeName });

/** A connection to a guest that says no, or nothing, by the events and errors of libvirt. */
function fakeGuest(answers: Partial<Record<string, (tell: (event: string) => void) => unknown>>) {
  const listeners = new Map<string, (event: object) => void>();
  const tell = (event: string) => listeners.get(event)?.({ dom: { uuid: UUID }, devAlias: 'virtio-disk0' });
  const rpc = {
    subscribe: async (event: string, listener: (event: object) => void) => {
      listeners.set(event, listener);
      return { cancel: async () => void listeners.delete(event) };
    },
    call: async (name: string) => answers[name]?.(tell) ?? null,
  } as unknown as Connection;
  const dom = { uuid: UUID, name: 'web', id: 1 } as unknown as LiveGuest['dom'];
  return { guest: { rpc, dom, hostCpus: 1 }, rpc, tell, listeners };
}

it('says that a guest refused, not what libvirt made of it', async () => {
  const { guest, rpc, listeners } = fakeGuest({
    domainDetachDeviceFlags: tell => {
      tell('domainDeviceRemovalFailed');
      throw refusal('OPERATION_FAILED');
    },
  });
  const watch = await RemovalWatch.start(rpc, UUID);
  await expect(unplug(guest, disk, watch)).rejects.toMatchObject({
    data: { code: 'DEVICE_HELD', params: { name: 'web', device: 'disk:vda' } },
  });
  await watch.stop();
  expect(listeners.size).toBe(0);
});

it('takes what libvirt does not know any more for gone', async () => {
  const missing = () => {
    throw refusal('DEVICE_MISSING');
  };
  const { guest, rpc } = fakeGuest({ domainDetachDeviceFlags: missing, domainDetachDeviceAlias: missing });
  const watch = await RemovalWatch.start(rpc, UUID);
  expect(await unplug(guest, disk, watch)).toBe('gone');
  const waiting = watch.until('virtio-disk0', new AbortController().signal);
  await askAgain(guest, 'virtio-disk0', watch);
  expect(await waiting).toBe('removed');
});

it('waits for the answer of its own device, and stops when told to', async () => {
  const { guest, rpc, tell } = fakeGuest({
    domainGetXmlDesc: () => ({ xml: `<domain><alias name='virtio-disk0'/></domain>` }),
  });
  const watch = await RemovalWatch.start(rpc, UUID);
  expect(await unplug(guest, disk, watch)).toBe('asked');
  const stop = new AbortController();
  const other = watch.until('virtio-disk1', stop.signal);
  const own = watch.until('virtio-disk0', stop.signal);
  tell('domainDeviceRemoved');
  expect(await own).toBe('removed');
  stop.abort();
  await expect(other).rejects.toMatchObject({ name: 'AbortError' });
});
