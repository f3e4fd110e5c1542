import { type Connection, LibvirtError, type Subscription } from 'node-libvirt';
import type { Item } from '#shared/domain/hardware/item-id.ts';
import { fail } from '../../failures/fail.ts';
import { isUnsupported } from '../../guests/read-guests.ts';
import { type LiveGuest, LIVE } from './live-guest.ts';

/** How a guest answered when it was asked to let go of a device. */
export type Unplugged = 'gone' | 'asked';

/** What became of a device that a guest was asked to let go of. */
export type Answer = 'removed' | 'refused';

/**
 * Watches what a guest does with the devices it is asked for, by libvirt's events. Begun before it is asked, so that no
 * answer is missed; `stop` ends it.
 */
export class RemovalWatch {
  readonly #answers = new Map<string, Answer>();
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  #subscriptions: Subscription[] = [];

  static async start(rpc: Connection, uuid: string): Promise<RemovalWatch> {
    const watch = new RemovalWatch();
    const told = (answer: Answer) => (event: { dom: { uuid: string }; devAlias: string }) => {
      if (event.dom.uuid === uuid) watch.tell(event.devAlias, answer);
    };
    const subscribing = await Promise.allSettled([
      rpc.subscribe('domainDeviceRemoved', told('removed')),
      rpc.subscribe('domainDeviceRemovalFailed', told('refused')),
    ]);
    // Drivers without these events take devices out before they answer.
    for (const each of subscribing) {
      if (each.status === 'fulfilled') watch.#subscriptions.push(each.value);
      else if (!isUnsupported(each.reason)) throw each.reason as Error;
    }
    return watch;
  }

  answerOf(alias: string): Answer | undefined {
    return this.#answers.get(alias);
  }

  /** Resolves with what the guest does about the device; rejects when the signal aborts. */
  until(alias: string, signal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const known = this.#answers.get(alias);
      if (known) return resolve(known);
      const aborted = () => {
        this.#waiting.delete(alias);
        reject(signal.reason as Error);
      };
      if (signal.aborted) return aborted();
      signal.addEventListener('abort', aborted, { once: true });
      this.#waiting.set(alias, answer => {
        signal.removeEventListener('abort', aborted);
        resolve(answer);
      });
    });
  }

  async stop(): Promise<void> {
    await Promise.allSettled(this.#subscriptions.map(each => each.cancel()));
  }

  tell(alias: string, answer: Answer): void {
    this.#answers.set(alias, answer);
    this.#waiting.get(alias)?.(answer);
    this.#waiting.delete(alias);
  }
}

export function aliasOf(item: Item): string | undefined {
  return item.node.child('alias')?.attr('name');
}

/**
 * Asks a running guest to let go of a device. libvirt's QEMU driver waits some seconds for the guest before it
 * answers (QEMU_UNPLUG_TIMEOUT in src/qemu/qemu_hotplug.c) and says yes either way. Throws DEVICE_HELD when the guest
 * refused.
 */
export async function unplug({ rpc, dom }: LiveGuest, item: Item, watch: RemovalWatch): Promise<Unplugged> {
  const alias = aliasOf(item);
  try {
    await rpc.call('domainDetachDeviceFlags', { dom, xml: item.node.toString(), flags: LIVE });
  } catch (error) {
    // Gone before it was asked, by another hand.
    if (error instanceof LibvirtError && error.codeName === 'DEVICE_MISSING') return 'gone';
    if (alias !== undefined && watch.answerOf(alias) === 'refused') throw held(item, dom.name);
    throw error;
  }
  if (alias === undefined) return 'gone';
  const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags: 0 });
  return xml.includes(`<alias name='${alias}'/>`) ? 'asked' : 'gone';
}

/**
 * Asks again, as a guest that was starting has not heard it; without waiting. What libvirt does not find any more is
 * told as removed: its event may have been missed.
 */
export async function askAgain({ rpc, dom }: LiveGuest, alias: string, watch: RemovalWatch): Promise<void> {
  try {
    await rpc.call('domainDetachDeviceAlias', { dom, alias, flags: LIVE });
  } catch (error) {
    // Anything else: QEMU still waits for the last answer, or the guest is off, which is told by its state.
    if (error instanceof LibvirtError && error.codeName === 'DEVICE_MISSING') watch.tell(alias, 'removed');
  }
}

export function held(item: Item, name: string) {
  return fail('DEVICE_HELD', { name, device: item.id });
}
