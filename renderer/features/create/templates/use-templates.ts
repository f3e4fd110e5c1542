import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/client.ts';

export const templatesKey = ['templates'];

export function useTemplates() {
  return useQuery({ queryKey: templatesKey, queryFn: ({ signal }) => api.templates.list({}, { signal }) });
}

export type Template = NonNullable<ReturnType<typeof useTemplates>['data']>['templates'][number];
