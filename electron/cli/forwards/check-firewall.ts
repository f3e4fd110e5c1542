import { oneConnection } from '../one-connection.ts';
import type { VerbInput } from '../verb.ts';

const marks = { ok: 'ok', advice: 'could be better', problem: 'PROBLEM', unknown: 'not known' };

/** 1 where something stops guests. */
export async function checkFirewallVerb(input: VerbInput): Promise<number> {
  const { id: connection } = await oneConnection(input, 'forwards');
  const client = await input.client();
  const answer = await client.firewall.check({ connection }, { signal: input.signal });
  const { checks, rules } = answer;
  if (!rules) input.note('Only root may read the rules of the firewall: files and services told this.');
  const text = checks.map(({ title, verdict, found, remedy }) =>
    [
      `${title}: ${marks[verdict]}`,
      `  ${found}`,
      ...(remedy === undefined
        ? []
        : [
            `  ${remedy.kind === 'command' ? remedy.command : remedy.kind === 'hand' ? remedy.does : `${remedy.title}: in the app, Networks, Firewall.`}`,
          ]),
      '',
    ].join('\n'),
  );
  await input.out(input.json ? `${JSON.stringify(answer, null, 2)}\n` : text.join(''));
  return checks.some(({ verdict }) => verdict === 'problem') ? 1 : 0;
}
