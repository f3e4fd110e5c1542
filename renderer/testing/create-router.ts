import { implement } from '@orpc/server';
import { createContract } from '#shared/contract/create.ts';
import { mediaContract } from '#shared/contract/media.ts';
import { templatesContract } from '#shared/contract/templates.ts';
import { fail } from './failing.ts';
import { type InventedHost, inventCreatePlan, inventOptions } from './invent-create.ts';
import { inventFolder } from './invent-readability.ts';

/** What new guests are planned by; none is made. */
export function createRouter(host: InventedHost) {
  const os = implement(createContract);
  return os.router({
    options: os.options.handler(() => inventOptions(host)),
    plan: os.plan.handler(({ input }) => inventCreatePlan(host, input)),
    run: os.run.handler(() => fail({ code: 'UNSUPPORTED', params: {} })),
    fix: os.fix.handler(() => fail({ code: 'UNSUPPORTED', params: {} })),
    browse: os.browse.handler(() => inventFolder),
    look: os.look.handler(() => ({ unattended: 'none' })),
    hashPassword: os.hashPassword.handler(() => ({ hash: '$6$salt$hash' })),
  });
}

/** No systems, no catalogue, and nothing downloaded. */
export function mediaRouter() {
  const os = implement(mediaContract);
  return os.router({
    systems: os.systems.handler(() => ({ systems: [] })),
    catalogue: os.catalogue.handler(() => ({ entries: [] })),
    download: os.download.handler(() => ({ job: 'job-1' })),
    cache: os.cache.handler(() => ({ files: [], folder: '/cache' })),
    emptyCache: os.emptyCache.handler(() => ({ freed: 0 })),
  });
}

/** None but what is built in. */
export function templatesRouter() {
  const os = implement(templatesContract);
  return os.router({
    list: os.list.handler(() => ({ templates: [], unreadable: [], folder: '/templates' })),
    save: os.save.handler(() => ({ id: 'mine', path: '/templates/mine.json' })),
    remove: os.remove.handler(() => ({})),
  });
}
