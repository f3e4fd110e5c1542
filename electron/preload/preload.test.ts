import { beforeAll, describe, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn<(name: string, api: Record<string, unknown>) => void>() },
  webUtils: { getPathForFile: vi.fn<(file: File) => string>() },
  ipcRenderer: { postMessage: vi.fn<(channel: string, message: unknown, ports: unknown[]) => void>() },
}));
vi.mock('electron', () => electron);

describe('the preload', () => {
  beforeAll(() => import('./index.ts'));

  it('adds exactly these names to the page', () => {
    const calls = electron.contextBridge.exposeInMainWorld.mock.calls;
    expect(calls.map(([name]) => name)).toEqual(['innkeeper']);
    expect(Object.keys(calls[0]?.[1] ?? {}).toSorted()).toEqual(['front', 'pathOf', 'requestPort']);
  });

  it('tells the path of a file that a person gave, by whichever way this Electron has', () => {
    const { pathOf } = electron.contextBridge.exposeInMainWorld.mock.calls[0]![1] as {
      pathOf(file: unknown): string;
    };
    electron.webUtils.getPathForFile.mockReturnValue('/home/me/disk.img');
    expect(pathOf(new File([], 'disk.img'))).toBe('/home/me/disk.img');
  });

  it('sends requests on one channel and hands the page a port, never ipcRenderer', () => {
    const api = electron.contextBridge.exposeInMainWorld.mock.calls[0]![1] as {
      requestPort(request: unknown, id: unknown): unknown;
    };
    const postMessage = vi.fn();
    vi.stubGlobal('window', { postMessage });
    expect(api.requestPort({ kind: 'rpc' }, 'id')).toBeUndefined();
    expect(electron.ipcRenderer.postMessage).toHaveBeenCalledExactlyOnceWith(
      'innkeeper:port',
      { kind: 'rpc' },
      [expect.any(MessagePort)],
    );
    expect(postMessage).toHaveBeenCalledExactlyOnceWith({ innkeeperPort: 'id' }, '/', [
      expect.any(MessagePort),
    ]);
    vi.unstubAllGlobals();
  });
});
