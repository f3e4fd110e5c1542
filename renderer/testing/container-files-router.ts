import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).containerFiles;
const root = { uid: 0, gid: 0 };
const modifiedAt = Date.UTC(2026, 10, 23, 8, 0);

export const containerFilesRouter = (_scene: Scene) => ({
  list: os.list.handler(({ input }) => ({
    entries:
      input.path === '/empty'
        ? []
        : [
            { name: 'conf.d', kind: 'folder' as const, size: 0, modifiedAt, mode: 0o755, ...root },
            { name: 'nginx.conf', kind: 'file' as const, size: 2048, modifiedAt, mode: 0o644, ...root },
            {
              name: 'sites',
              kind: 'link' as const,
              size: 0,
              modifiedAt,
              mode: 0o777,
              ...root,
              target: 'conf.d',
            },
          ],
    more: false,
    ...(input.path === '/proc' && { sealed: '/proc is made by the kernel.' }),
  })),
  offer: os.offer.handler(({ input: { paths } }) => ({
    ticket: 'ticket',
    name: paths[0]?.split('/').at(-1) ?? '',
  })),
  copyOut: os.copyOut.handler(() => ({ job: 'job-1' })),
  taken: os.taken.handler(({ input }) => ({ names: input.names.filter(name => name === 'nginx.conf') })),
  copyIn: os.copyIn.handler(() => ({ job: 'job-1' })),
});
