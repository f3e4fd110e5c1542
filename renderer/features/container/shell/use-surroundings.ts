import { useQuery } from '@tanstack/react-query';
import { readSurroundings } from '#renderer/api/container-shells.ts';
import type { Container } from '#shared/contract/containers.ts';

export type Surroundings = Awaited<ReturnType<typeof readSurroundings>>;

/** Read anew when the container was started anew: its files may be others then. */
export const useSurroundings = ({ engine, id, since }: Container) =>
  useQuery({
    queryKey: ['container-surroundings', engine, id, since],
    queryFn: ({ signal }) => readSurroundings({ engine, id }, signal),
  });
