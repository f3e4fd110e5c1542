import { api } from '#renderer/api/client.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { takeOtherwise } from '#renderer/app/run-container-from.ts';
import type { RunSearch } from '#renderer/app/run-search.ts';
import { containerRefSchema } from '#shared/contract/containers.ts';
import { type EngineId, engineIdSchema } from '#shared/contract/engines.ts';
import { emptyDraft } from './draft.ts';
import { setDraft, useDraft } from './draft-store.ts';

/** The first that answers. */
export function firstEngine(): EngineId | undefined {
  const all = [...useEngines.getState().byId.values()];
  return all.find(({ state }) => state === 'online')?.id;
}

/** Begins with what the address names, or goes on with what was begun. True: the address was taken up. */
export async function beginWith({ engine, image, like }: RunSearch): Promise<boolean> {
  const [likeEngine, id] = like?.split('/') ?? [];
  const container = containerRefSchema.safeParse({ engine: likeEngine, id });
  if (container.success) {
    try {
      const { request, left } = await api.containerRun.like({ container: container.data });
      setDraft(takeOtherwise(container.data, request), left);
    } catch (error) {
      notifyFailure(error);
    }
    return true;
  }
  const asked = engineIdSchema.safeParse(engine);
  const on = asked.success ? asked.data : (useDraft.getState().draft?.engine ?? firstEngine());
  if (on === undefined) return false;
  if (image !== undefined) setDraft({ ...emptyDraft(on), image });
  else if (asked.success || useDraft.getState().draft === undefined) setDraft(emptyDraft(on));
  return image !== undefined || asked.success;
}
