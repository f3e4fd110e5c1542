import type { Check } from '#shared/contract/readiness.ts';
import { settledConnections } from '../guests.ts';
import type { Verb } from '../verb.ts';

const marks: Readonly<Record<Check['verdict'], string>> = {
  ok: 'yes    ',
  advice: 'advice ',
  problem: 'NO     ',
  unknown: 'unknown',
};

function lines(check: Check): string {
  const { remedy } = check;
  return [
    `${marks[check.verdict]}  ${check.title}: ${check.found}`,
    ...(check.verdict === 'ok' ? [] : [`         ${check.why}`]),
    ...(remedy === undefined ? [] : [`         To do: ${remedy.does}`]),
    ...(remedy?.kind === 'command' ? [`         ${remedy.command}`] : []),
    '',
  ].join('\n');
}

export const host: Verb = {
  name: 'host',
  summary: 'show what this host can do, and why not',
  usage: '[--json]',
  positionals: { min: 0, max: 0 },
  async run(input) {
    const client = await input.client();
    const connections = await settledConnections(client, input.signal);
    // Without --connect it is about this computer, also when it has no libvirt yet.
    const named = input.connect.length > 0 ? connections[0] : undefined;
    const target = named === undefined ? {} : { connection: named.id };
    const { checks } = await client.readiness.check(target, { signal: input.signal });
    await input.out(input.json ? `${JSON.stringify(checks, null, 2)}\n` : checks.map(lines).join(''));
    return 0;
  },
};
