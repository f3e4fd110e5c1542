import type { LogQuery } from '#shared/contract/container-logs.ts';
import { STDERR } from '#shared/domain/container-logs/frames.ts';
import { LogReader } from '#shared/domain/container-logs/log-reader.ts';
import { momentFrom } from '#shared/domain/container-logs/moment.ts';
import { stampText } from '#shared/domain/container-logs/stamps.ts';
import { oneContainer } from '../one-container.ts';
import { CliError, type OptionValue, type Verb } from '../verb.ts';

/** `innkeeper logs NAME`: what a container printed, its errors on standard error. */
export const logs: Verb = {
  name: 'logs',
  summary: 'print what a container printed',
  usage: 'NAME [--follow] [--tail LINES] [--since TIME] [--until TIME] [--timestamps]',
  options: {
    follow: { type: 'boolean', short: 'f' },
    tail: { type: 'string', short: 'n' },
    since: { type: 'string' },
    until: { type: 'string' },
    timestamps: { type: 'boolean', short: 't' },
  },
  optionHelp: [
    ['--follow', 'go on until the container stops'],
    ['--tail LINES', 'only so many of the newest lines'],
    ['--since TIME', 'from then on: 2026-11-23T08:00, seconds since 1970, or 10m, 2h, 3d ago'],
    ['--until TIME', 'up to then'],
    ['--timestamps', 'before each line, when it was written'],
  ],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const { values } = input;
    const query: LogQuery = {
      streams: 'both',
      ...tailOf(values['tail']),
      ...timeOf('since', values['since']),
      ...timeOf('until', values['until']),
    };
    const container = await oneContainer(input, input.positionals[0] ?? '');
    const client = await input.client();
    const follow = values['follow'] === true;
    const { ticket, tty = false } = await client.consoles.open({ kind: 'logs', container, query, follow });
    const pipe = await input.pipe(ticket);
    input.signal.addEventListener('abort', () => pipe.destroy());
    const text = { out: '', err: '' };
    const reader = new LogReader(tty, (stream, stamp, line) => {
      const when = values['timestamps'] === true ? `${stampText(stamp)} ` : '';
      text[stream === STDERR ? 'err' : 'out'] += `${when}${line}\n`;
    });
    const print = async () => {
      const { out, err } = text;
      text.out = '';
      text.err = '';
      if (out !== '') await input.out(out);
      if (err !== '') await new Promise<void>(resolve => process.stderr.write(err, () => resolve()));
    };
    try {
      for await (const chunk of pipe as AsyncIterable<Buffer>) {
        reader.read(chunk);
        await print();
      }
    } catch (error) {
      // Ctrl-C is how following ends.
      if (!input.signal.aborted) throw error;
    }
    reader.end();
    await print();
    return 0;
  },
};

function tailOf(value: OptionValue): Pick<LogQuery, 'tail'> {
  if (value === undefined || value === 'all') return {};
  const tail = Number(value);
  if (Number.isInteger(tail) && tail >= 0 && tail <= 10_000_000) return { tail };
  throw new CliError(`--tail: “${String(value)}” is no number of lines. Give one such as 100, or “all”.`);
}

function timeOf(option: 'since' | 'until', value: OptionValue): Partial<LogQuery> {
  if (value === undefined) return {};
  const moment = momentFrom(String(value), Date.now());
  if (moment !== undefined) return { [option]: moment };
  throw new CliError(
    `--${option}: “${String(value)}” is no time. Give one such as 2026-11-23T08:00, or 10m for ten minutes ago.`,
  );
}
