import { poolDocument, PoolValueError, poolValues } from '#shared/domain/pools/document.ts';
import { kindOfPool, poolKinds } from '#shared/domain/pools/kinds.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { answered } from '../storage/answered.ts';
import { stoppable } from '../watch/stoppable.ts';
import { readChoices } from './choices.ts';
import { discover } from './discover.ts';
import { lastingDocument, preparePool, type PoolsDeps, refOf } from './prepare.ts';
import { runPool } from './run.ts';

/** Storage pools of every type: what there is, what there could be, and all that can be done to them. */
export function createPoolsArea(deps: PoolsDeps) {
  const { pools } = procedures;
  const { connections, books } = deps;
  return {
    watch: pools.watch.handler(({ input, signal }) => {
      const book = books.of(connections.require(input.connection));
      return stoppable(stop => book.watch(stop), signal);
    }),

    choices: pools.choices.handler(({ input }) => {
      const live = connections.require(input.connection);
      return readChoices(live, books.of(live));
    }),

    details: pools.details.handler(({ input }) =>
      readDetails(deps, connections.require(input.connection), input.pool),
    ),

    discover: pools.discover.handler(async ({ input }) => ({
      sources: await discover(deps, connections.require(input.connection), input.type, input.values),
    })),

    document: pools.document.handler(async ({ input: { type, name, values } }) => {
      try {
        return { xml: poolDocument(poolKinds[type], name, values) };
      } catch (error) {
        if (error instanceof PoolValueError)
          throw fail('INPUT_INVALID', { field: error.property, reason: error.message });
        throw error;
      }
    }),

    plan: pools.plan.handler(async ({ input }) => {
      const { plan } = await preparePool(deps, connections.require(input.connection), input.action);
      return plan;
    }),

    run: pools.run.handler(({ input }) =>
      runPool(deps, connections.require(input.connection), input.action, input.stamp),
    ),
  };
}

async function readDetails({ books }: PoolsDeps, live: LiveConnection, name: string) {
  const pool = (await books.of(live).list()).find(each => each.name === name);
  if (!pool) throw fail('POOL_ABSENT', { pool: name });
  const [xml, running] = await Promise.all([
    lastingDocument(live, pool),
    answered(live, rpc => rpc.call('storagePoolGetXmlDesc', { pool: refOf(pool), flags: 0 }), { pool: name }),
  ]);
  if (xml === undefined) throw fail('POOL_ABSENT', { pool: name });
  const kind = kindOfPool(pool.type);
  return {
    xml,
    ...(pool.state !== 'stopped' && running.xml !== xml && { runningXml: running.xml }),
    values: kind ? poolValues(kind, xml) : {},
  };
}
