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
  | Unopenable
  | Broken;

export function isOn(guest: Pick<Guest, 'state'> | undefined): boolean {
  return guest !== undefined && !['off', 'saved', 'crashed'].includes(guest.state);
}

/** Why a display cannot be drawn here: only VNC can. `other` is the display of the same guest that can. */
export interface Unopenable {
  readonly kind: 'unopenable';
  readonly why: 'spice' | 'no-display' | 'other-display';
  readonly other?: number;
}

export function displayProblem({ displays }: Pick<Guest, 'displays'>, index: number): Unopenable | undefined {
  const display = displays.find(each => each.index === index);
  if (display?.type === 'vnc') return undefined;
  const vnc = displays.find(each => each.type === 'vnc');
  const why = display === undefined ? 'no-display' : display.type === 'spice' ? 'spice' : 'other-display';
  return { kind: 'unopenable', why, ...(vnc && { other: vnc.index }) };
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

export function displayPhase(guest: Guest | undefined, index: number, link: Link): Phase {
  if (!guest) return { kind: 'absent' };
  return displayProblem(guest, index) ?? textPhase(guest, link);
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
