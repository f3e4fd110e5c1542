import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, chown, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { connect, STREAM_CHUNK, writeSparse } from '../src/index.ts';
import type { PrivateDaemon } from '../test/private-daemon.ts';
import { duel, type Figure, milliseconds } from './measure.ts';

const run = promisify(execFile);
const MIB = 1024 * 1024;
const SIZE = 256 * MIB;

async function writeSource(path: string): Promise<void> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(4 * MIB);
  for (let written = 0; written < SIZE; written += block.length) await file.write(randomFillSync(block));
  await file.close();
}

/** One volume, up and down, against virsh; connections included on both sides. */
export async function volumes(daemon: PrivateDaemon): Promise<Figure[]> {
  const uri = daemon.uri('storage:///session');
  const folder = join(daemon.folder, 'bench-pool');
  const [source, copy] = [join(daemon.folder, 'bench-source'), join(daemon.folder, 'bench-copy')];
  await mkdir(folder);
  await chown(folder, daemon.user.uid, daemon.user.gid);
  await chmod(daemon.folder, 0o755);
  await writeSource(source);
  const setup = await connect(uri);
  const xml = `<pool type='dir'><name>bench</name><target><path>${folder}</path></target></pool>`;
  const { pool } = await setup.call('storagePoolCreateXml', { xml, flags: 0 });
  const volume = `<volume><name>v</name><capacity>${SIZE}</capacity></volume>`;
  const { vol } = await setup.call('storageVolCreateXml', { pool, xml: volume, flags: 0 });
  await setup.close();

  const virsh = (verb: string, file: string) =>
    milliseconds(() =>
      run('virsh', ['-q', '-c', daemon.uri('storage+unix:///session'), verb, '--pool', 'bench', 'v', file]),
    );
  const range = { vol, offset: 0n, length: 0n, flags: 0 };
  const upload = () =>
    milliseconds(async () => {
      const connection = await connect(uri);
      const stream = await connection.openStream('storageVolUpload', range);
      await pipeline(createReadStream(source, { highWaterMark: STREAM_CHUNK }), stream);
      await connection.close();
    });
  const download = () =>
    milliseconds(async () => {
      const connection = await connect(uri);
      const stream = await connection.openStream('storageVolDownload', range);
      const file = await open(copy, 'w');
      await pipeline(stream, writeSparse(file));
      await file.close();
      await connection.close();
    });
  const size = `${SIZE / MIB} MiB`;
  const common = { unit: 'ms', rounds: 10, target: 'ratio at most 1' };
  const figures = [
    await duel({
      ...common,
      name: `upload of ${size}`,
      peerName: 'virsh vol-upload',
      ours: upload,
      peer: () => virsh('vol-upload', source),
    }),
    await duel({
      ...common,
      name: `download of ${size}`,
      peerName: 'virsh vol-download',
      ours: download,
      peer: () => virsh('vol-download', copy),
    }),
  ];
  await Promise.all([source, copy].map(path => rm(path)));
  return figures;
}
