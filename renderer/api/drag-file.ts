import { type DesktopBridge, requestPort } from './desktop.ts';

export interface DraggedFile {
  letGo(): void;
}

/**
 * Has the main process make a file of what a ticket stands for, and drag it from this window once it is there. Only
 * while the mouse is held: let go before, it is given up.
 * @param over told when the system has it, or nobody any more
 */
export function dragFile(bridge: DesktopBridge, ticket: Promise<string>, over: () => void): DraggedFile {
  const stop = new AbortController();
  const letGo = () => stop.abort();
  for (const name of ['pointerup', 'pointercancel', 'blur'] as const)
    window.addEventListener(name, letGo, { signal: stop.signal });
  stop.signal.addEventListener('abort', over);
  // What was to be dragged is not there any more.
  carry(bridge, ticket, stop).catch(letGo);
  return { letGo };
}

async function carry(bridge: DesktopBridge, ticket: Promise<string>, stop: AbortController): Promise<void> {
  const port = await requestPort(bridge, { kind: 'drag', ticket: await ticket });
  const leave = () => port.close();
  if (stop.signal.aborted) return leave();
  stop.signal.addEventListener('abort', leave);
  port.addEventListener('message', ({ data }: MessageEvent<'ready' | 'lost'>) => {
    if (data === 'ready') {
      stop.signal.removeEventListener('abort', leave);
      port.postMessage('go');
    }
    stop.abort();
  });
  port.start();
}
