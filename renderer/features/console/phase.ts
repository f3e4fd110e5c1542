import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';

/** The pipe to a console, apart from what its guest does. */
export type Link =
  | { readonly kind: 'idle' }
  | Connecting
  | { readonly kind: 'open'; readonly silent: boolean }
  | Broken;

/** `after`: why the attempt before this one failed, which is worth reading while this one lasts. */
export interface Connecting {
  readonly kind: 'connecting';
  readonly after?: Failure;
}

/** It ended or never began; it is tried again at `retryAt` (this computer's clock), or only when asked to. */
export interface Broken {
  readonly kind: 'broken';
  readonly failure: Failure;
  readonly retryAt?: number;
}

/** What a person sees over a console, or `live` when the console itself. */
export type Phase =
  | { readonly kind: 'live'; readonly silent: boolean }
  | Connecting
  | { readonly kind: 'absent' }
  | { readonly kind: 'off'; readonly state: 'off' | 'saved' | 'crashed' }
  | { readonly kind: 'unopenable'; readonly why: 'spice-only' | 'no-display' | 'other-display' }
  | Broken;

export function isOn(guest: Pick<Guest, 'state'> | undefined): boolean {
  return guest !== undefined && !['off', 'saved', 'crashed'].includes(guest.state);
}

/** Displays that can be drawn here are VNC ones; `unopenable` says which sentence the others get. */
export function displayProblem(guest: Guest): 'spice-only' | 'no-display' | 'other-display' | undefined {
  if (guest.displays.some(display => display.type === 'vnc')) return undefined;
  if (guest.displays.length === 0) return 'no-display';
  return guest.displays.some(display => display.type === 'spice') ? 'spice-only' : 'other-display';
}

function fromLink(link: Link): Phase {
  switch (link.kind) {
    case 'idle':
      return { kind: 'connecting' };
    case 'open':
      return { kind: 'live', silent: link.silent };
    case 'connecting':
    case 'broken':
      return link;
  }
}

export function displayPhase(guest: Guest | undefined, link: Link): Phase {
  if (!guest) return { kind: 'absent' };
  const why = displayProblem(guest);
  if (why) return { kind: 'unopenable', why };
  return textPhase(guest, link);
}

export function textPhase(guest: Guest | undefined, link: Link): Phase {
  if (!guest) return { kind: 'absent' };
  if (guest.state === 'off' || guest.state === 'saved' || guest.state === 'crashed')
    return { kind: 'off', state: guest.state };
  return fromLink(link);
}

/** Milliseconds until the nth attempt after a break (from 0): a reboot is caught at once, a dead server is left in peace. */
export function retryDelay(attempt: number): number {
  return Math.min(250 * 2 ** attempt, 5000);
}
