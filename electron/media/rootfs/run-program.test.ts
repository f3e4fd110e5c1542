import { expect, it } from 'vitest';
import { LONGEST_LINE } from '#shared/domain/line-cutter.ts';
import { runProgram } from './run-program.ts';

async function run(script: string) {
  const lines: string[] = [];
  const { ended } = runProgram(
    { name: 'sh', args: ['-c', script] },
    {
      signal: new AbortController().signal,
      stdio: ['ignore', 'ignore', 'pipe'],
      onLine: line => lines.push(line),
      remedy: 'Install a shell.',
    },
  );
  return { ...(await ended), lines };
}

it('tells every line, the last without an end too, and how it ended', async () => {
  const told = await run("printf 'one\\n\\n two\\nthree' >&2; exit 3");
  expect(told.lines).toEqual(['one', 'two', 'three']);
  expect(told).toMatchObject({ code: 3, said: 'one\n\n two\nthree' });
});

it('tells progress that goes over one line again and again, as it comes', async () => {
  expect((await run("printf '10 %%\\r20 %%\\r' >&2")).lines).toEqual(['10 %', '20 %']);
});

it('holds no more of a line than one may have', async () => {
  const { lines, said } = await run(
    `head -c ${LONGEST_LINE + 100} /dev/zero | tr '\\0' x >&2; echo >&2; echo end >&2`,
  );
  expect(lines.map(({ length }) => length)).toEqual([LONGEST_LINE, 3]);
  expect(said.endsWith('x\nend')).toBe(true);
});
