import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Container } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { BringChoice, ImageAction, LayerProgress, PullChoice } from '#shared/contract/images/actions.ts';
import type { BuildChoice } from '#shared/contract/images/build.ts';
import type { Image, ImageRef } from '#shared/contract/images/image.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { useContainers } from './live/containers.ts';
import { follow } from './live/follow.ts';
import { sendFile } from './sent-files.ts';
import { sourceOf } from './transfers.ts';

/** How an action that takes something away is planned and run. */
export const imageWays = (engine: EngineId) => ({
  planOf: (action: ImageAction, signal: AbortSignal) => api.images.plan({ engine, action }, { signal }),
  runOf: (action: ImageAction, stamp: string) => api.images.run({ engine, action, stamp }),
});

export const pullImage = (engine: EngineId, choice: PullChoice) => api.images.pull({ engine, ...choice });
export const pushImage = (engine: EngineId, name: string) => api.images.push({ engine, name });
export const tagImage = (image: ImageRef, name: string) =>
  api.images.tag({ engine: image.engine, id: image.id, name });
export const saveImages = (engine: EngineId, images: string[], to: DownloadTarget) =>
  api.images.save({ engine, choice: { images, to } });
export const buildImage = (engine: EngineId, choice: BuildChoice) => api.images.build({ engine, choice });

/** @param failed told why the file cannot be sent, once the job runs */
export async function bringImages(
  engine: EngineId,
  file: File,
  importAs: string | undefined,
  failed: (error: unknown) => void,
): Promise<{ job: string }> {
  const source = await sourceOf(file);
  const choice: BringChoice =
    importAs === undefined ? { as: 'load', source } : { as: 'import', source, name: importAs };
  const begun = await api.images.bring({ engine, choice });
  if (source.from === 'page')
    sendFile(begun.job, file, { file: source.file, head: source.head }).catch(failed);
  return begun;
}

/** Everything of one image, read again when its row is another. */
export const useImageDetails = (image: Image) =>
  useQuery({
    queryKey: ['image-details', image.engine, image.id, image],
    queryFn: ({ signal }) => api.images.details({ engine: image.engine, id: image.id }, { signal }),
    staleTime: 0,
    placeholderData: previous => previous,
  });

/** Where an engine's room goes; counted once, and when it is asked for again. */
export const useDiskUsage = (engine: EngineId) =>
  useQuery({
    queryKey: ['disk-usage', engine],
    queryFn: ({ signal }) => api.images.usage({ engine }, { signal }),
    staleTime: 0,
  });

export const useBuildOffer = (engine: EngineId, folder: string) => {
  const { data, error, isFetching } = useQuery({
    queryKey: ['build-offer', engine, folder],
    queryFn: ({ signal }) => api.images.buildOffer({ engine, folder }, { signal }),
    enabled: folder.startsWith('/'),
    staleTime: 0,
  });
  return { offer: data, failure: error === null ? data?.failure : toFailure(error), isFetching };
};

/** The layers of a pull or push, as long as its job runs and somebody looks. */
export function useLayers(job: string | undefined): readonly LayerProgress[] {
  const [layers, setLayers] = useState<readonly LayerProgress[]>([]);
  useEffect(() => {
    if (job === undefined) return undefined;
    const stop = new AbortController();
    void follow({
      open: signal => api.images.layers({ job }, { signal }),
      apply: setLayers,
      // It ends with the job, and then nothing more is told.
      lost: error => {
        if (error === undefined) stop.abort();
      },
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [job]);
  return layers;
}

/** Containers by the image they are made of. */
export function useImageUsers(engine: EngineId): ReadonlyMap<string, readonly Container[]> {
  const byKey = useContainers(state => state.byKey);
  return useMemo(() => {
    const users = new Map<string, Container[]>();
    for (const container of byKey.values())
      if (container.engine === engine)
        users.set(container.imageId, [...(users.get(container.imageId) ?? []), container]);
    return users;
  }, [byKey, engine]);
}
