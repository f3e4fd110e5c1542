import { oneGuest } from '../guests.ts';
import type { VerbInput } from '../verb.ts';

export async function reachVerb(input: VerbInput, wanted: string): Promise<number> {
  const { connection, uuid } = await oneGuest(input, wanted);
  const client = await input.client();
  const reach = await client.forwards.reach({ guest: { connection, uuid } }, { signal: input.signal });
  if (input.json) {
    await input.out(`${JSON.stringify(reach, null, 2)}\n`);
    return 0;
  }
  const text = reach.cards.map(({ mac, network, address, explained, commands }) =>
    [
      `${network}, ${mac}${address === undefined ? '' : `, ${address}`}`,
      `  ${explained}`,
      ...commands.map(line => `  ${line.text}  (${line.where})`),
      '',
    ].join('\n'),
  );
  await input.out(text.length === 0 ? 'It has no network card.\n' : text.join(''));
  return 0;
}
