import { checkDomain } from '#shared/domain/documents/check-domain.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { domainSchema } from './schema.ts';

/** Help for a guest's document while it is written by hand. Nothing is changed. */
export function createDocumentsArea({ guests, log }: Pick<AreaDeps, 'guests' | 'log'>) {
  const schema = () => domainSchema(log);
  return {
    check: procedures.documents.check.handler(async ({ input }) => {
      const known = await schema();
      const guest = guests.require(input.guest);
      const bySchema =
        known && ((root: Parameters<typeof known.validator.issues>[0]) => known.validator.issues(root));
      return { issues: checkDomain(input.xml, guest, bySchema), by: known ? 'schema' : 'views' };
    }),

    complete: procedures.documents.complete.handler(async ({ input }) => {
      const known = await schema();
      const { from, options } = known?.completer.at(input.xml, input.offset) ?? {
        from: input.offset,
        options: [],
      };
      return { from, options: [...options] };
    }),
  };
}
