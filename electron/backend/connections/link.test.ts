import { setImmediate as turn } from 'node:timers/promises';
import type { CloseReason, Connection as LibvirtConnection } from 'node-libvirt';
import { expect, onTestFinished, test } from 'vitest';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { HostFacts } from '../ports.ts';
import { Link } from './link.ts';

/** More than Node lets listen to one thing before it warns of a leak. */
const MANY = 30;

test('any number of connections end with the link, without a warning of leaked listeners', async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error) => warnings.push(warning);
  process.on('warning', warn);
  onTestFinished(() => void process.off('warning', warn));
  const link = linkOf(connection());
  const opened = await Promise.all(Array.from({ length: MANY }, () => link.openStreamConnection()));

  await link.close();

  const reasons = await Promise.all(opened.map(({ closed }) => closed));
  expect(reasons).toEqual(reasons.map(() => ({ kind: 'local' })));
  await turn();
  expect(warnings).toEqual([]);
});

test('a connection that opens as the link ends is closed at once', async () => {
  let opened: (connection: LibvirtConnection) => void = () => undefined;
  const opening = new Promise<LibvirtConnection>(resolve => {
    opened = resolve;
  });
  const link = linkOf(connection(), () => opening);
  const asked = link.openStreamConnection();
  await link.close();

  opened(connection());

  expect(await (await asked).closed).toEqual({ kind: 'local' });
});

const linkOf = (rpc: LibvirtConnection, open = async () => connection()) =>
  new Link('one' as ConnectionId, 'qemu:///system', 'One', {} as HostFacts, rpc, open);

function connection(): LibvirtConnection {
  let end: (reason: CloseReason) => void = () => undefined;
  const closed = new Promise<CloseReason>(resolve => {
    end = resolve;
  });
  const close = async () => {
    end({ kind: 'local' });
    return await closed;
  };
  return { closed, close } as LibvirtConnection;
}
