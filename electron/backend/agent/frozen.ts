import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { FailureError } from '../failures/fail.ts';
import { type GuestKey, guestKey } from '../guests/guest-key.ts';
import type { AreaDeps } from '../ports.ts';
import { freeze, thaw } from './agent.ts';

interface Held {
  readonly fileSystems: number;
  /** Thaws; resolves with how many file systems were frozen. */
  release(): Promise<number>;
}

/**
 * Guests that a person has frozen. Each is a job for as long as it lasts, so that it is seen on every page, is
 * thawed by cancelling it, and is not left frozen when the app closes.
 */
export class Frozen {
  readonly #deps: AreaDeps;
  readonly #held = new Map<GuestKey, Held>();

  constructor(deps: AreaDeps) {
    this.#deps = deps;
  }

  has(ref: GuestRef): boolean {
    return this.#held.has(guestKey(ref));
  }

  /** How many file systems are frozen now; once is enough. */
  async freeze(guest: Guest): Promise<number> {
    const key = guestKey(guest);
    const present = this.#held.get(key);
    if (present) return present.fileSystems;
    const fileSystems = await freeze(this.#deps, guest);
    this.#hold(guest, fileSystems);
    return fileSystems;
  }

  /** Also one that somebody else froze. */
  thaw(guest: Guest): Promise<number> {
    return this.#held.get(guestKey(guest))?.release() ?? thaw(this.#deps, guest);
  }

  #hold(guest: Guest, fileSystems: number): void {
    const { connection, uuid, name } = guest;
    const released = new AbortController();
    let thawed = 0;
    const { ended } = this.#deps.jobs.start(
      { title: `Frozen: ${name}`, connection, guest: { connection, uuid }, cancellable: true },
      async job => {
        job.step('Nothing it writes reaches its disks. Cancel to thaw.');
        const over = AbortSignal.any([released.signal, job.signal]);
        try {
          await this.#untilStopped(guest, over);
          if (over.aborted) thawed = await thaw(this.#deps, guest);
        } finally {
          this.#held.delete(guestKey(guest));
        }
      },
    );
    this.#held.set(guestKey(guest), {
      fileSystems,
      release: async () => {
        released.abort();
        const { failure } = await ended;
        if (failure !== undefined) throw new FailureError(failure);
        return thawed;
      },
    });
  }

  /** Resolves when it is not running any more, or when `over` aborts. */
  async #untilStopped(ref: GuestRef, over: AbortSignal): Promise<void> {
    const stopped = (guest: Guest | undefined) => guest === undefined || !isActive(guest.state);
    await this.#deps.guests.until(ref, stopped, over).catch((error: unknown) => {
      if (!over.aborted) throw error;
    });
  }
}
