import type { IncomingHttpHeaders } from 'node:http';

export interface Site {
  /** `http` or, with TLS, `https`. */
  readonly scheme: 'http' | 'https';
  /** Names by which we may be addressed, lower case, without port. */
  readonly hosts: ReadonlySet<string>;
}

export const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

export interface Refusal {
  readonly status: number;
  readonly text: string;
}

const hostPattern = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/;

/** The Host header when it names us, whatever the port: with `ssh -L` people choose that themselves. */
export function ownHost(headers: IncomingHttpHeaders, site: Site): string | undefined {
  const host = headers.host?.toLowerCase();
  const name = host === undefined ? undefined : hostPattern.exec(host)?.[1];
  return name !== undefined && site.hosts.has(name) ? host : undefined;
}

export const ownOrigin = (host: string, site: Site): string => `${site.scheme}://${host}`;

/**
 * Refuses what did not come from our own page: another name for our address (DNS rebinding), another origin,
 * another site. `from: 'page'` is for POST and WebSockets, where browsers always send an Origin.
 */
export function refusal(
  headers: IncomingHttpHeaders,
  site: Site,
  from: 'anywhere' | 'page',
): Refusal | undefined {
  const host = ownHost(headers, site);
  if (host === undefined) return { status: 421, text: 'Innkeeper is not reached under this name.' };
  const fetchSite = headers['sec-fetch-site'];
  const navigates = from === 'anywhere' && headers['sec-fetch-mode'] === 'navigate';
  const welcome =
    fetchSite === undefined ||
    fetchSite === 'same-origin' ||
    fetchSite === 'none' ||
    (fetchSite === 'same-site' && navigates);
  if (!welcome) return { status: 403, text: 'Another site may not reach Innkeeper.' };
  if (from === 'page' && headers.origin !== ownOrigin(host, site)) {
    return { status: 403, text: 'This must come from Innkeeper’s own page.' };
  }
  return undefined;
}
