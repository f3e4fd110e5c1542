import { oneConnection } from '../one-connection.ts';
import { table } from '../table.ts';
import type { VerbInput } from '../verb.ts';

export async function printForwards(input: VerbInput): Promise<number> {
  const { id: connection } = await oneConnection(input, 'forwards');
  const client = await input.client();
  const state = await client.forwards.list({ connection }, { signal: input.signal });
  for (const text of state.missing) input.note(text);
  if (input.json) {
    await input.out(`${JSON.stringify(state, null, 2)}\n`);
    return 0;
  }
  if (state.forwards.length === 0) {
    input.note('No port of the host leads to a guest.');
    return 0;
  }
  const rows = state.forwards.map(
    ({ listen, port, count, protocol, guest, to, toPort, way, state: is, commands }) => [
      `${listen === undefined ? '' : `${listen}:`}${port}${count > 1 ? `-${port + count - 1}` : ''}/${protocol}`,
      guest?.name ?? to ?? '',
      String(toPort),
      way,
      is,
      commands[0]?.text ?? '',
    ],
  );
  await input.out(table(['HOST', 'GUEST', 'PORT', 'BY', 'STATE', 'COMMAND'], rows));
  return 0;
}
