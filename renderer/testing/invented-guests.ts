import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { fail } from './failing.ts';
import { Topic } from './topic.ts';

export const keyOf = ({ connection, uuid }: GuestRef) => `${connection}/${uuid}`;

/** The guests of a scene, as they are by now. */
export class InventedGuests {
  readonly events = new Topic<Guest>();
  readonly #guests: Map<string, Guest>;

  constructor(guests: readonly Guest[]) {
    this.#guests = new Map(guests.map(guest => [keyOf(guest), guest]));
  }

  list(): Guest[] {
    return [...this.#guests.values()];
  }

  /** Throws NOT_FOUND. */
  find(ref: GuestRef): Guest {
    return this.#guests.get(keyOf(ref)) ?? fail({ code: 'NOT_FOUND', params: { name: ref.uuid } });
  }

  /** As it is from now on, which nobody is told of. */
  put(guest: Guest): void {
    this.#guests.set(keyOf(guest), guest);
  }

  change(ref: GuestRef, part: Partial<Guest>): void {
    const next = { ...this.find(ref), ...part };
    this.put(next);
    this.events.publish(next);
  }
}
