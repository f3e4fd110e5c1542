import type { PassthroughSetup } from '#shared/contract/passthrough.ts';
import { allGuests } from '../guests.ts';
import { oneConnection } from '../one-connection.ts';
import { CliError, type VerbInput } from '../verb.ts';

/** The one set-up that a person means by the guest's name or UUID, and a device where it has several. */
export async function findSetup(input: VerbInput, guest: string, device?: string): Promise<PassthroughSetup> {
  // Once the guests are known: their states decide what may be undone.
  await allGuests(input);
  const { id: connection } = await oneConnection(input, 'passthrough');
  const client = await input.client();
  const { setups } = await client.passthrough.list({ connection }, { signal: input.signal });
  const wanted = device === undefined ? undefined : fullAddress(device);
  const found = setups.filter(
    each =>
      (each.guest.name === guest || each.guest.uuid === guest.toLowerCase()) &&
      each.state !== 'undone' &&
      (wanted === undefined || each.devices.some(({ address }) => address === wanted)),
  );
  const [setup, ...more] = found;
  if (!setup)
    throw new CliError(
      `passthrough: nothing was given to “${guest}”${device === undefined ? '' : ` at ${device}`}. innkeeper passthrough list shows what was.`,
    );
  if (more.length > 0)
    throw new CliError(
      `passthrough: “${guest}” was given ${found.map(({ devices }) => devices[0]?.address ?? '').join(' and ')}: name one of them.`,
    );
  return setup;
}

/** lspci leaves the first segment out. */
export function fullAddress(text: string): string {
  const address = text.toLowerCase();
  return /^[0-9a-f]{2}:/.test(address) && address.split(':').length === 2 ? `0000:${address}` : address;
}
