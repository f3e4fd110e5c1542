import type { App, Dialog } from 'electron';

export interface Closing {
  /** Titles of jobs that would be cut short. */
  working(): readonly string[];
  /** Cancels and undoes them, and closes every connection. */
  close(): Promise<void>;
}

/** Without a job to undo, what does not close by now is a host that does not answer. */
const PATIENCE_MS = 3000;

/** The last window takes the app with it; while something is being done, a person is asked first. */
export function endWithLastWindow(
  app: Pick<App, 'on' | 'quit'>,
  dialog: Pick<Dialog, 'showMessageBox'>,
  backend: Pick<Closing, 'working'>,
  openAgain: () => void,
): void {
  app.on('window-all-closed', () => {
    const working = backend.working();
    if (working.length === 0) {
      app.quit();
      return;
    }
    void dialog
      .showMessageBox({
        type: 'question',
        message: 'Innkeeper is still working.',
        detail: `${working.join('\n')}\n\nQuitting stops this and takes back what was done of it.`,
        buttons: ['Keep working', 'Stop and quit'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => (response === 1 ? app.quit() : openAgain()));
  });
}

/** Holds the end back until jobs are undone, however long that takes, and connections closed, but not for long. */
export function closeBeforeQuit(app: Pick<App, 'on' | 'exit'>, backend: Closing): void {
  let closing = false;
  app.on('will-quit', event => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    const timer = backend.working().length > 0 ? undefined : setTimeout(() => app.exit(0), PATIENCE_MS);
    void backend.close().finally(() => {
      clearTimeout(timer);
      app.exit(0);
    });
  });
}
