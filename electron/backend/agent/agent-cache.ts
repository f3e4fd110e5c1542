import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { type GuestKey, guestKey } from '../guests/guest-key.ts';
import type { AreaDeps } from '../ports.ts';
import { READ_WITHIN_MS } from './agent.ts';
import { readAgent } from './read-agent.ts';

/**
 * An agent that hangs keeps a worker of libvirtd busy for as long as its guest runs, and each further question one
 * more for half a minute: it is left in peace for a while.
 */
const HUNG_FOR_MS = 60_000;

/** What agents said last, for whoever cannot wait for them. A guest is asked by one reader at a time. */
export class AgentCache {
  readonly #deps: Pick<AreaDeps, 'connections' | 'guests'>;
  readonly #last = new Map<GuestKey, AgentState>();
  readonly #hungUntil = new Map<GuestKey, number>();
  readonly #reading = new Map<GuestKey, Promise<AgentState>>();

  constructor(deps: Pick<AreaDeps, 'connections' | 'guests'>) {
    this.#deps = deps;
  }

  /** As last read while this guest ran; nothing is asked. */
  last(ref: GuestRef): AgentState | undefined {
    const key = guestKey(ref);
    const guest = this.#deps.guests.get(ref);
    if (guest === undefined || !isActive(guest.state)) this.#last.delete(key);
    return this.#last.get(key);
  }

  read(guest: Guest): Promise<AgentState> {
    const key = guestKey(guest);
    const present = this.#reading.get(key);
    if (present) return present;
    const last = this.last(guest);
    if (last && Date.now() < (this.#hungUntil.get(key) ?? 0)) return Promise.resolve(last);
    const began = Date.now();
    const reading = readAgent(this.#deps, guest).then(state => {
      if (state.reach === 'answers' || state.reach === 'silent') this.#last.set(key, state);
      else this.#last.delete(key);
      const hung = state.reach === 'silent' && Date.now() - began >= READ_WITHIN_MS;
      if (hung) this.#hungUntil.set(key, Date.now() + HUNG_FOR_MS);
      else this.#hungUntil.delete(key);
      return state;
    });
    this.#reading.set(key, reading);
    const ended = () => this.#reading.delete(key);
    reading.then(ended, ended);
    return reading;
  }
}
