import { useParams } from '@tanstack/react-router';
import { go } from '#renderer/app/go.ts';
import type { EngineId } from '#shared/contract/engines.ts';

/** Which engine is looked at. `item`: the thing chosen in the tab. */
export interface EnginePlace {
  readonly engine: EngineId;
  readonly item: string | undefined;
}

export function useEnginePlace(): EnginePlace {
  const { engine, item } = useParams({ strict: false });
  // The page around every tab has found this engine by it.
  return { engine: engine as EngineId, item };
}

/** Goes to a tab of an engine's pages, and to a thing in it. */
export const goToEngineTab = (engine: EngineId, tab: string, item?: string, replace = false): void =>
  void go({ to: '/engines/$engine/$tab/{-$item}', params: { engine, tab, item }, replace });
