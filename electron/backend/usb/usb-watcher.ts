import { DomainEventType } from 'node-libvirt';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { UsbRule } from '#shared/contract/usb.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { attachXml } from '#shared/domain/usb/attach-values.ts';
import type { RuleOutcome } from '#shared/domain/usb/reconcile.ts';
import { ruleKey } from '#shared/domain/usb/rules.ts';
import { domainRef, guestKey, guestRef } from '../guests/guest-key.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import { LIVE } from '../hardware/live/live-guest.ts';
import type { LiveConnection } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';
import { lookAtRules } from './look.ts';
import { detachUsb } from './detach-usb.ts';
import type { UsbDeps } from './usb-deps.ts';

/** What rules of one connection came to, and the work that waits. */
interface Followed {
  told: boolean;
  /** The run that has not begun yet, and the end of the last one; it never rejects. */
  queued?: Promise<void>;
  last: Promise<void>;
  readonly failures: Map<string, Failure>;
}

/**
 * Attaches what rules mean whenever it is plugged in, and when the guest starts; takes out of guests what was pulled
 * out, which QEMU would keep as a dead device. Works for as long as a link does, and at its start looks at everything
 * that happened meanwhile.
 */
export class UsbWatcher {
  readonly #deps: UsbDeps;
  readonly #links = new WeakMap<LiveConnection, Followed>();
  readonly #changes: Emitter<ConnectionId>;

  constructor(deps: UsbDeps) {
    this.#deps = deps;
    this.#changes = new Emitter(error => deps.log.error({ err: error }, 'A listener to USB rules failed'));
  }

  /** Listens on a link; resolves once it is told of everything that happens from then on. */
  async follow(live: LiveConnection): Promise<void> {
    const followed = this.#of(live);
    const subscribing = await Promise.allSettled([
      live.rpc.subscribe('nodeDeviceLifecycle', ({ dev }) => {
        if (dev.name.startsWith('usb_')) this.look(live);
      }),
      live.rpc.subscribe('domainLifecycle', ({ dom, event }) => {
        if (event === DomainEventType.STARTED) this.#started(live, guestRef(live.id, dom));
        else if (event === DomainEventType.STOPPED) this.look(live);
      }),
    ]);
    for (const each of subscribing)
      if (each.status === 'rejected' && !isUnsupported(each.reason)) throw each.reason as Error;
    followed.told = subscribing[0]?.status === 'fulfilled';
  }

  /** Whether libvirt tells of what is plugged in. */
  isTold(live: LiveConnection): boolean {
    return this.#of(live).told;
  }

  /** Why libvirt would not attach what a rule means, the last time. */
  failureOf(live: LiveConnection, guest: Guest, rule: UsbRule): Failure | undefined {
    return this.#of(live).failures.get(key(guest, rule));
  }

  /** Calls back after rules may have come to something else; returns how to stop. */
  onChange(listener: (id: ConnectionId) => void): () => void {
    return this.#changes.on(listener);
  }

  /** Does what rules say, soon; what goes wrong is logged. */
  look(live: LiveConnection): void {
    this.settle(live).catch((error: unknown) => {
      if (!live.gone.aborted)
        this.#deps.log.warn({ err: error, connection: live.id }, 'USB rules could not be followed');
    });
  }

  /** Resolves once everything that rules say now is done, or has failed. */
  settle(live: LiveConnection): Promise<void> {
    const followed = this.#of(live);
    // It sees all that has happened until it begins.
    followed.queued ??= followed.last.then(() => {
      delete followed.queued;
      return this.#run(live, followed);
    });
    const { queued } = followed;
    followed.last = queued.catch(() => undefined);
    return queued;
  }

  #of(live: LiveConnection): Followed {
    const present = this.#links.get(live);
    if (present) return present;
    const followed: Followed = { told: false, last: Promise.resolve(), failures: new Map() };
    this.#links.set(live, followed);
    return followed;
  }

  /** Its document, and with it its rules, may be newer than what is known. */
  #started(live: LiveConnection, ref: ReturnType<typeof guestRef>): void {
    this.#deps.guests.refresh(ref).then(
      () => this.look(live),
      () => this.look(live),
    );
  }

  async #run(live: LiveConnection, followed: Followed): Promise<void> {
    try {
      const outcomes = await lookAtRules(this.#deps, live);
      for (const outcome of outcomes ?? []) await this.#do(live, followed, outcome);
    } finally {
      this.#changes.emit(live.id);
    }
  }

  /** One that fails keeps no other from being attached. */
  async #do(live: LiveConnection, followed: Followed, outcome: RuleOutcome<Guest>): Promise<void> {
    const { guest, rule, stale, state, device } = outcome;
    const place = key(guest, rule.rule);
    if (state !== 'waiting' && stale.length === 0) return void followed.failures.delete(place);
    try {
      const rpc = await live.work();
      await detachUsb({ rpc, dom: domainRef(guest) }, stale);
      if (state === 'waiting' && device) {
        const xml = attachXml(rule.rule, device);
        await rpc.call('domainAttachDeviceFlags', { dom: domainRef(guest), xml, flags: LIVE });
      }
      followed.failures.delete(place);
    } catch (error) {
      if (live.gone.aborted) throw error;
      followed.failures.set(place, this.#deps.toFailure(error, { name: guest.name, device: rule.name }));
      this.#deps.log.warn({ err: error, guest: guest.name }, 'A USB device could not be attached');
    }
    await this.#deps.guests.refresh(guest);
  }
}

const key = (guest: Guest, rule: UsbRule): string => `${guestKey(guest)} ${ruleKey(rule)}`;
