import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** The one way to the main process: a request, with the end of a channel whose other end the page gets. */
contextBridge.exposeInMainWorld('innkeeper', {
  front: 'desktop',
  requestPort(request: unknown, id: unknown): void {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('innkeeper:port', request, [port1]);
    window.postMessage({ innkeeperPort: id }, '/', [port2]);
  },
  /** Only of a file that a person gave to the page: nothing can be looked for with it. */
  pathOf(file: File): string {
    // Electron before 29 has it on the file itself.
    const utils = webUtils as typeof webUtils | undefined;
    return utils?.getPathForFile(file) ?? (file as { path?: string }).path ?? '';
  },
});
