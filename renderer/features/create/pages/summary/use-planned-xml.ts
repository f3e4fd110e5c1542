import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/client.ts';
import { usePlan } from '../../wizard/plan-store.ts';

/** The document the plan would make by itself, while one edited by hand stands in its place. */
export function usePlannedXml(): string | undefined {
  const request = usePlan(state => state.request);
  const planned = usePlan(({ plan }) => (plan?.resolved.xml === undefined ? plan?.xml : undefined));
  const { data } = useQuery({
    queryKey: ['create', 'planned-xml', request],
    queryFn: async ({ signal }) => {
      if (request === undefined) throw new Error('There is no request to plan.');
      const { xml: _edited, ...rest } = request;
      return (await api.create.plan(rest, { signal })).xml;
    },
    enabled: request?.xml !== undefined,
  });
  return request?.xml === undefined ? planned : data;
}
