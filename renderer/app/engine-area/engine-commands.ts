import EngineIcon from '@mui/icons-material/ViewInArOutlined';
import { useEngines } from '#renderer/api/live/engines.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { go } from '#renderer/app/go.ts';
import { likelyEngine } from './likely-engine.ts';
import { goToEngineTab } from './place.ts';
import { engineTabs } from './tabs.ts';

const engine = () => likelyEngine([...useEngines.getState().byId.values()]);

/** The way to an engine's pages and to each of their tabs. */
export const engineCommands: readonly Command[] = [
  {
    id: 'go.engines',
    title: 'Container engines',
    section: 'Go to',
    keys: ['G E'],
    keywords: ['docker', 'podman', 'containers'],
    icon: EngineIcon,
    run: () => go({ to: '/engines' }),
  },
  ...engineTabs.slice(1).map(
    ({ id, label, keywords = [] }): Command => ({
      id: `go.engines.${id}`,
      title: `Container engine: ${label}`,
      section: 'Go to',
      keywords: ['docker', 'podman', ...keywords],
      icon: EngineIcon,
      available: () => engine() !== undefined,
      run: () => {
        const { id: likely } = engine() ?? {};
        if (likely !== undefined) goToEngineTab(likely, id);
      },
    }),
  ),
];
