import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { SessionId } from '#electron/backend/ports.ts';
import { type EngineBackend, startEngineBackend } from '#electron/backend/testing/start-engine-backend.ts';
import { bridge } from '#electron/consoles/bridge.ts';
import { containerIdSchema } from '#shared/contract/containers.ts';
import { LogReader } from '#shared/domain/container-logs/log-reader.ts';
import { startLogWriter } from './containers/log-writer.ts';
import { type Figure, median, rounded } from './figure.ts';
import { watchTurns } from './watch-turns.ts';

const LINES = 600_000;
const ROUNDS = 3;

interface Followed {
  readonly lines: number;
  readonly seconds: number;
}

/** The whole of ours: opened, carried with back-pressure, taken apart and counted, while it is written. */
async function byUs({
  client,
  engine,
  image,
  redeemConsole,
}: EngineBackend): Promise<Followed & { block: number }> {
  const { id, begin, remove } = await startLogWriter(image, LINES);
  const container = { engine, id: containerIdSchema.parse(id) };
  const { ticket } = await client.consoles.open({
    kind: 'logs',
    container,
    query: { streams: 'both' },
    follow: true,
  });
  const pipe = redeemConsole(ticket, 'test' as SessionId);
  if (pipe === undefined) throw new Error('The ticket was not good.');
  let lines = 0;
  const reader = new LogReader(false, () => (lines += 1));
  const longest = watchTurns();
  const begun = performance.now();
  await new Promise<void>(resolve => {
    const ends = bridge(pipe, {
      send: bytes => {
        reader.read(bytes);
        queueMicrotask(() => ends.granted(bytes.length));
      },
      grant() {},
      close: () => resolve(),
    });
    begin();
  });
  const seconds = (performance.now() - begun) / 1000;
  const block = longest();
  await remove();
  return { lines, seconds, block };
}

async function byDocker(image: string): Promise<Followed> {
  const { id, begin, remove } = await startLogWriter(image, LINES);
  const follower = spawn('docker', ['logs', '-f', '--timestamps', id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lines = 0;
  follower.stdout.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  });
  const begun = performance.now();
  begin();
  await once(follower, 'close');
  const seconds = (performance.now() - begun) / 1000;
  await remove();
  return { lines, seconds };
}

/** A log that is followed while its container writes all it can, against `docker logs -f`, turn by turn. */
export default async function logsFollow(): Promise<Figure[]> {
  execFileSync('docker', ['version'], { stdio: 'ignore' });
  const backend = await startEngineBackend();
  const ours: Awaited<ReturnType<typeof byUs>>[] = [];
  const theirs: Followed[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await byDocker(backend.image));
    ours.push(await byUs(backend));
  }
  await backend.close();
  const rate = (all: readonly Followed[]) => median(all.map(({ lines, seconds }) => lines / seconds));
  const lost = Math.max(...ours.map(({ lines }) => LINES - lines));
  return [
    {
      name: 'log followed while it is written',
      figure: rounded(rate(ours), 0),
      unit: 'lines/s',
      peer: { name: 'docker logs -f', figure: rounded(rate(theirs), 0) },
      ratio: rounded(rate(ours) / rate(theirs)),
      target: 'at least 50,000 lines/s',
    },
    { name: 'lines of it that were lost', figure: lost, unit: 'lines', target: '0' },
    {
      name: 'longest block of the event loop, following a log',
      figure: rounded(median(ours.map(({ block }) => block)), 1),
      unit: 'ms',
      target: 'under 16 ms',
    },
  ];
}
