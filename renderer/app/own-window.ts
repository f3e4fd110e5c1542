import { hrefOf } from './go.ts';

export type ConsoleAddress =
  | {
      to: '/window/display/$connection/$uuid/$index';
      params: { connection: string; uuid: string; index: string };
    }
  | {
      to: '/window/text/$connection/$uuid/$alias';
      params: { connection: string; uuid: string; alias: string };
    }
  | { to: '/window/shell/$engine/$id'; params: { engine: string; id: string } };

/** Opens a console in a window of its own, or brings the one it has to the front. */
export function openOwnWindow(address: ConsoleAddress): void {
  const href = hrefOf(address);
  window.open(href, href, 'popup,width=1060,height=820');
}
