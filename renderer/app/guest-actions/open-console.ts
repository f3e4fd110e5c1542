import type { Display, Guest, TextConsole } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { go } from '../go.ts';

/** The display to show first: one that opens here, else any, as its tab says what to do about it. */
export function openableDisplay(guest: Guest | undefined): Display | undefined {
  if (guest === undefined || !isActive(guest.state)) return undefined;
  return guest.displays.find(display => display.openable) ?? guest.displays[0];
}

export function openableText(guest: Guest | undefined): TextConsole | undefined {
  return guest !== undefined && isActive(guest.state)
    ? guest.textConsoles.find(each => each.openable)
    : undefined;
}

export function openScreen(guest: Guest | undefined): void {
  const display = openableDisplay(guest);
  if (guest === undefined || display === undefined) return;
  void go({
    to: '/guests/$connection/$uuid/display/$index',
    params: { connection: guest.connection, uuid: guest.uuid, index: String(display.index) },
    search: true,
  });
}

export function openText(guest: Guest | undefined): void {
  const port = openableText(guest);
  if (guest === undefined || port === undefined) return;
  void go({
    to: '/guests/$connection/$uuid/text/$alias',
    params: { connection: guest.connection, uuid: guest.uuid, alias: port.alias },
    search: true,
  });
}
