import { STDERR } from '#shared/domain/container-logs/frames.ts';
import { LogReader } from '#shared/domain/container-logs/log-reader.ts';
import { stampText } from '#shared/domain/container-logs/stamps.ts';
import type { SaveLogs } from '#shared/contract/container-logs.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { SessionId } from '../ports.ts';
import { handOut, type HandOutDeps } from '../transfers/hand-out.ts';
import { openLogs } from './open-logs.ts';

export type SaveDeps = ContainerDeps & HandOutDeps;

/** Characters that are written at once. */
const BATCH = 64 * 1024;

/** The lines as a person reads them; what was written as errors says so where both streams are wanted. */
export async function saveLogs(deps: SaveDeps, save: SaveLogs, session: SessionId) {
  const { container, query, timestamps, to } = save;
  // Before there is a job, so that whoever asks hears what is wrong.
  const { name, tty, stream } = await openLogs(deps, container, query, false);
  const both = query.streams === 'both' && !tty;
  return handOut(
    deps,
    {
      title: `Save the log of “${name}”`,
      name: `${name}.log`,
      to,
      of: { container, engine: container.engine },
      write: async (sink, job) => {
        const stop = () => stream.destroy(job.signal.reason as Error);
        job.signal.addEventListener('abort', stop, { once: true });
        let text = '';
        let done = 0;
        const reader = new LogReader(tty, (from, stamp, line) => {
          const when = timestamps ? `${stampText(stamp)} ` : '';
          text += `${when}${both && from === STDERR ? 'stderr: ' : ''}${line}\n`;
        });
        const pass = async (least: number) => {
          if (text.length <= least) return;
          const bytes = Buffer.from(text);
          text = '';
          await sink(bytes);
          job.transferred((done += bytes.length));
        };
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          reader.read(chunk);
          await pass(BATCH);
        }
        reader.end();
        await pass(0);
      },
    },
    session,
  );
}
