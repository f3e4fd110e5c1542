import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { type LiveGuest, LIVE } from './live-guest.ts';
import { int } from './typed-params.ts';

/** Numbers of the threads: those listed, filled up to `<iothreads>` with the lowest that are free. */
function threadsOf(root: XmlElement): Map<number, XmlElement | undefined> {
  const listed = root.child('iothreadids')?.elements('iothread') ?? [];
  const threads = new Map<number, XmlElement | undefined>(
    listed.map(each => [Number(each.attr('id')), each]),
  );
  const count = Number(root.child('iothreads')?.text ?? 0);
  for (let id = 1; threads.size < count; id++) if (!threads.has(id)) threads.set(id, undefined);
  return threads;
}

/** Starts and ends threads; one that a disk or controller uses libvirt refuses to end. */
export async function setIoThreads(
  { rpc, dom }: LiveGuest,
  _path: string,
  wanted: XmlElement,
  now: XmlElement,
): Promise<void> {
  const [after, before] = [threadsOf(wanted), threadsOf(now)];
  for (const iothreadId of after.keys()) {
    if (!before.has(iothreadId)) await rpc.call('domainAddIothread', { dom, iothreadId, flags: LIVE });
  }
  for (const iothreadId of before.keys()) {
    if (!after.has(iothreadId)) await rpc.call('domainDelIothread', { dom, iothreadId, flags: LIVE });
  }
  for (const [iothreadId, thread] of after) {
    const params = ['thread_pool_min', 'thread_pool_max'].flatMap(name => {
      const value = thread?.attr(name);
      return value === undefined || value === before.get(iothreadId)?.attr(name)
        ? []
        : [int(name, Number(value))];
    });
    if (params.length > 0)
      await rpc.call('domainSetIothreadParams', { dom, iothreadId, params, flags: LIVE });
  }
}
