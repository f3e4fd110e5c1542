import type { Display, Guest, TextConsole } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { useSettings } from '#renderer/api/live/settings.ts';
import { go } from '../go.ts';
import { openOwnWindow } from '../own-window.ts';

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
  const params = { connection: guest.connection, uuid: guest.uuid, index: String(display.index) };
  if (inWindows()) openOwnWindow({ to: '/window/display/$connection/$uuid/$index', params });
  else void go({ to: '/guests/$connection/$uuid/display/$index', params, search: true });
}

export function openText(guest: Guest | undefined): void {
  const port = openableText(guest);
  if (guest === undefined || port === undefined) return;
  const params = { connection: guest.connection, uuid: guest.uuid, alias: port.alias };
  if (inWindows()) openOwnWindow({ to: '/window/text/$connection/$uuid/$alias', params });
  else void go({ to: '/guests/$connection/$uuid/text/$alias', params, search: true });
}

const inWindows = (): boolean => useSettings.getState().consoleIn === 'window';
