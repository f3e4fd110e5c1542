import type { GuestRef } from '#shared/contract/guests.ts';
import { guestKey, guestRef, type GuestKey } from '../live/guests.ts';

export interface Size {
  /** Pixels. */
  width: number;
  /** Milliseconds between the end of one picture and the start of the next. */
  everyMs: number;
}

export interface Shot extends Size {
  key: GuestKey;
  guest: GuestRef;
}

interface Last {
  width: number;
  endedAt: number;
}

/** Whose picture is to be taken next. Where several watch one guest, the most demanding of them is served. */
export class ThumbnailSchedule {
  readonly #wishes = new Map<string, readonly Shot[]>();
  readonly #last = new Map<GuestKey, Last>();
  readonly #underWay = new Set<GuestKey>();
  #wanted: ReadonlyMap<GuestKey, Shot> = new Map();

  /** Replaces what `owner` wants. */
  want(owner: string, guests: readonly GuestRef[], size: Size): void {
    if (guests.length === 0) this.#wishes.delete(owner);
    else {
      this.#wishes.set(
        owner,
        guests.map(guest => ({ ...size, key: guestKey(guest), guest: guestRef(guest) })),
      );
    }
    const wanted = new Map<GuestKey, Shot>();
    for (const shot of [...this.#wishes.values()].flat()) {
      const other = wanted.get(shot.key);
      const width = Math.max(shot.width, other?.width ?? 0);
      wanted.set(shot.key, { ...shot, width, everyMs: Math.min(shot.everyMs, other?.everyMs ?? Infinity) });
    }
    this.#wanted = wanted;
    for (const key of this.#last.keys()) if (!wanted.has(key)) this.#last.delete(key);
  }

  wants(key: GuestKey): boolean {
    return this.#wanted.has(key);
  }

  /** The one that is due first, with the time from which on it is; undefined when none is left to take. */
  next(): { shot: Shot; at: number } | undefined {
    let first: { shot: Shot; at: number } | undefined;
    for (const shot of this.#wanted.values()) {
      if (this.#underWay.has(shot.key)) continue;
      const at = this.#dueAt(shot);
      const sooner = first === undefined || at < first.at;
      // Of those that have no picture at all, the one looked at most closely comes first.
      if (sooner || (at === first?.at && shot.width > first.shot.width)) first = { shot, at };
    }
    return first;
  }

  begin({ key }: Shot): void {
    this.#underWay.add(key);
  }

  end({ key, width }: Shot, endedAt: number): void {
    this.#underWay.delete(key);
    if (this.#wanted.has(key)) this.#last.set(key, { width, endedAt });
  }

  #dueAt(shot: Shot): number {
    const last = this.#last.get(shot.key);
    // A picture smaller than is wanted now is as good as none.
    return last === undefined || last.width < shot.width ? -Infinity : last.endedAt + shot.everyMs;
  }
}
