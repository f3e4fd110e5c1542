import { DomainEventType } from 'node-libvirt';
import { fail } from '../../failures/fail.ts';
import type { Carried } from './carried.ts';

/**
 * Does something that is only right while the guest is off all the time: a file that is copied while it is
 * written to is no copy of anything. Throws CONFLICT when the guest was started in the middle.
 */
export async function stayingOff<T>({ live, guest, dom, rpc }: Carried, act: () => Promise<T>): Promise<T> {
  let started = false;
  const subscription = await live.rpc.subscribe('domainLifecycle', ({ dom: which, event }) => {
    if (which.uuid === dom.uuid && event === DomainEventType.STARTED) started = true;
  });
  try {
    const check = async () => {
      const { active } = await rpc.call('domainIsActive', { dom });
      if (started || active !== 0)
        throw fail('CONFLICT', { name: guest.name }, 'It was started in the middle.');
    };
    await check();
    const answer = await act();
    await check();
    return answer;
  } finally {
    await subscription.cancel();
  }
}
