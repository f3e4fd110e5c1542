import { type Site } from './access/guard.ts';
export declare const defaultPort = 8470;
export declare const serveOptions: {
  readonly port: {
    readonly type: 'string';
  };
  readonly host: {
    readonly type: 'string';
  };
  readonly socket: {
    readonly type: 'string';
  };
  readonly 'tls-cert': {
    readonly type: 'string';
  };
  readonly 'tls-key': {
    readonly type: 'string';
  };
  readonly 'allow-host': {
    readonly type: 'string';
    readonly multiple: true;
  };
  readonly 'state-dir': {
    readonly type: 'string';
  };
  readonly connect: {
    readonly type: 'string';
    readonly multiple: true;
  };
  readonly link: {
    readonly type: 'boolean';
  };
};
export type Listen =
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
    }
  | {
      readonly kind: 'unix';
      readonly path: string;
    };
export interface ServeSettings {
  readonly listen: Listen;
  readonly tls?: {
    readonly certFile: string;
    readonly keyFile: string;
  };
  readonly site: Site;
  readonly connect: readonly string[];
  readonly stateDir?: string;
  /** Do not serve: print a new link to the server that runs already. */
  readonly linkOnly: boolean;
}
/** What is wrong with the arguments and what to do, in one line. */
export declare class OptionsError extends Error {
  readonly name = 'OptionsError';
}
/**
 * Settings of the browser front from its arguments. Anything but loopback or a Unix socket needs --host with
 * --tls-cert and --tls-key: without TLS the token would cross the network readable.
 */
export declare function serveSettings(argv: readonly string[]): ServeSettings;
