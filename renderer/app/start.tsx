import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { connectApi } from '#renderer/api/client.ts';
import { watchContainerSamples } from '#renderer/api/live/container-samples.ts';
import { watchSamples } from '#renderer/api/live/samples.ts';
import { useSettings } from '#renderer/api/live/settings.ts';
import { startLive } from '#renderer/api/live/start.ts';
import { watchThumbnails } from '#renderer/api/thumbnails/take.ts';
import { devicesCommands } from '#renderer/features/devices/commands.ts';
import { networksCommands } from '#renderer/features/networks/commands.ts';
import { storageCommands } from '#renderer/features/storage/commands.ts';
import { App } from './app.tsx';
import { appCommands } from './app-commands.ts';
import { registerCommands } from './commands/registry.ts';
import { listenForShortcuts } from './commands/shortcuts.ts';
import { engineCommands } from './engine-area/engine-commands.ts';
import { chooseFirstPage } from './first-page.ts';
import { containerCommands } from './container-actions/commands.ts';
import { guestCommands } from './guest-actions/commands.ts';
import { loadStylesAgain } from './load-styles-again.ts';
import { tellOfFailedJobs } from './notifications/job-failures.ts';
import { preloadTypedInto } from './overlay-host.tsx';
import { applyAppearance, onSystemThemeChange } from './theme/theme-mode.ts';

/** Starts the interface over a way to the backend. */
export function startApp(link: Parameters<typeof connectApi>[0]): void {
  loadStylesAgain();
  connectApi(link);
  startLive(new AbortController().signal);
  watchSamples();
  watchContainerSamples();
  watchThumbnails();
  tellOfFailedJobs();
  chooseFirstPage();
  useSettings.subscribe(applyAppearance);
  onSystemThemeChange(() => applyAppearance(useSettings.getState()));
  registerCommands([
    ...appCommands,
    ...storageCommands,
    ...networksCommands,
    ...devicesCommands,
    ...engineCommands,
    // Where machines and containers are chosen together and a key is both’s, the machines’ comes last and is it.
    ...containerCommands,
    ...guestCommands,
  ]);
  listenForShortcuts();
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root element.');
  createRoot(root).render(<App />);
  preloadTypedInto();
}
