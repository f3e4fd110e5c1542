import type { IncomingMessage, ServerResponse } from 'node:http';
/** The page and its files, compressed once each and kept. */
export declare class StaticFiles {
  #private;
  constructor(root: string);
  /** False when there is no such file. `origin` is ours, as the browser sees it. */
  serve(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    origin: string,
  ): Promise<boolean>;
}
