import { type Checksum, checksumSchema } from '#shared/contract/create/image.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { CliError, type VerbInput } from '../verb.ts';

export const transferOptions = {
  checksum: { type: 'string' },
  'no-checksum': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** What a person says of the checksum. Throws for what is none. */
export function checksumOf({ values }: VerbInput): { expected?: Checksum; checksum?: boolean } {
  const given = values['checksum'];
  if (given === undefined) return values['no-checksum'] === true ? { checksum: false } : {};
  const read = checksumSchema.safeParse(given);
  if (!read.success) throw new CliError(`--checksum: ${read.error.issues[0]?.message ?? 'it is none'}`);
  return { expected: read.data.toLowerCase() };
}

/** What a transfer found out, as it is printed. */
export async function printTransfer(
  input: VerbInput,
  job: Job,
  where: Record<string, string>,
): Promise<void> {
  const { results = [], transfer } = job;
  const sums = Object.fromEntries(
    results.map(({ label, value }) => [label.toLowerCase().replace('-', ''), value]),
  );
  const answer = { ...where, bytes: transfer?.done ?? 0, ...sums };
  const lines = results.map(({ label, value }) => `${label}: ${value}`);
  await input.out(
    input.json
      ? `${JSON.stringify(answer)}\n`
      : [`${Object.values(where).join('/')} is there.`, ...lines, ''].join('\n'),
  );
}
