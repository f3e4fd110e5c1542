import { contextBridge, ipcRenderer } from 'electron';

/** The one way to the main process: a request, with the end of a channel whose other end the page gets. */
contextBridge.exposeInMainWorld('innkeeper', {
  front: 'desktop',
  requestPort(request: unknown, id: unknown): void {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('innkeeper:port', request, [port1]);
    window.postMessage({ innkeeperPort: id }, '/', [port2]);
  },
});
