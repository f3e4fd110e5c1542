import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { DownloadFacts, UploadFacts } from '#shared/domain/transfers/facts.ts';
import { planDownload } from '#shared/domain/transfers/plan-download.ts';
import { planUpload } from '#shared/domain/transfers/plan-upload.ts';
import { GiB } from '#shared/domain/units.ts';

const FOLDER = '/var/lib/libvirt/images';
const stamp = 'stamp';

const pool = { name: 'default', type: 'dir', active: true, free: 180 * GiB, path: FOLDER };
const volume = {
  path: `${FOLDER}/web-01.qcow2`,
  format: 'qcow2',
  capacity: 40 * GiB,
  length: 12 * GiB,
  allocation: 9 * GiB,
  block: false,
  encrypted: false,
  users: [{ name: 'web-01', active: true }],
};

/** Names beginning with `taken` are there already; a path with `big` in it is of a file that has no room. */
function uploadFacts(name: string, source: { path: string } | { name: string; size: number }): UploadFacts {
  const path = 'path' in source ? source.path : source.name;
  const size = 'path' in source ? (path.includes('big') ? 900 * GiB : 4 * GiB) : source.size;
  return {
    pool,
    volume: name.startsWith('taken') ? volume : undefined,
    file: {
      name: path.slice(path.lastIndexOf('/') + 1),
      size,
      format: path.endsWith('.iso') ? 'iso' : path.endsWith('.qcow2') ? 'qcow2' : 'raw',
      virtualSize: 40 * GiB,
      ...(path.includes('layer') && { backingFile: '/srv/images/base.qcow2' }),
    },
    files: true,
  };
}

function target(path: string): NonNullable<DownloadFacts['target']> {
  return { path, taken: path.includes('taken'), folder: 'fine', free: 60 * GiB };
}

export function transfersRouter() {
  const os = implement(contract.transfers);
  return os.router({
    planUpload: os.planUpload.handler(({ input }) => ({
      ...planUpload(
        input,
        uploadFacts(input.volume, input.source.from === 'path' ? input.source : input.source.file),
      ),
      stamp,
    })),
    upload: os.upload.handler(() => ({ job: 'job-1' })),
    send: os.send.handler(() => ({ ticket: 'ticket', start: 0 })),
    planDownload: os.planDownload.handler(({ input }) => ({
      ...planDownload(input, {
        pool,
        volume,
        ...(input.to.to === 'path' && { target: target(input.to.path) }),
      }),
      stamp,
    })),
    download: os.download.handler(({ input }) => ({
      job: 'job-1',
      ...(input.to.to === 'page' && { ticket: 'ticket' }),
    })),
  });
}
