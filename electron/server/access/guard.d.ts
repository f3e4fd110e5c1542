import type { IncomingHttpHeaders } from 'node:http';
export interface Site {
  /** `http` or, with TLS, `https`. */
  readonly scheme: 'http' | 'https';
  /** Names by which we may be addressed, lower case, without port. */
  readonly hosts: ReadonlySet<string>;
}
export declare const loopbackHosts: readonly string[];
export interface Refusal {
  readonly status: number;
  readonly text: string;
}
/** The Host header when it names us, whatever the port: with `ssh -L` people choose that themselves. */
export declare function ownHost(headers: IncomingHttpHeaders, site: Site): string | undefined;
export declare const ownOrigin: (host: string, site: Site) => string;
/**
 * Refuses what did not come from our own page: another name for our address (DNS rebinding), another origin,
 * another site. `from: 'page'` is for POST and WebSockets, where browsers always send an Origin.
 */
export declare function refusal(
  headers: IncomingHttpHeaders,
  site: Site,
  from: 'anywhere' | 'page',
): Refusal | undefined;
